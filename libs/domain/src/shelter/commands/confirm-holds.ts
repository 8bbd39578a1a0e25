import { own } from '@safe-haven/lang';
import { accepted } from '../../decider.ts';
import { isOwnHold } from '../../policy/may.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import type { Hold } from '../state.ts';
import { keptShelterCommand } from './command.ts';

/**
 * First holds of an operation become full ones: each until the end that was frozen on it. One that has ended meanwhile stays
 * ended, and the others are confirmed all the same.
 */
export const confirmHolds = keptShelterCommand<'confirm-holds'>({
  action: 'change_holds',
  decide: ({ holds }, before, ctx) =>
    onTime(before, ctx, everything, (state) => {
      const first = holds
        .map((holdId) => own(state.holds, holdId))
        .filter((hold): hold is Hold => hold !== undefined && isOwnHold(ctx.actor, hold.placedBy))
        .filter(({ expiresAt, policy }) => expiresAt < policy.longestEnd);
      const occurredAt = momentOf(state, ctx);
      return accepted(
        ...first.map(({ holdId, policy, extensionsUsed }) => ({
          // It takes no extension: those are for when the way is longer than planned.
          event: { type: 'HoldExtended', holdId, expiresAt: policy.longestEnd, extension: extensionsUsed } as const,
          occurredAt,
        })),
      );
    }),
});
