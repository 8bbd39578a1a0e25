import { own } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { isOfRequests } from '../../policy/may.ts';
import { liveHold } from '../deciding/live-hold.ts';
import { asksFirst } from '../deciding/on-the-way.ts';
import { lapseOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const releaseHold = keptShelterCommand<'release-hold'>({ action: 'release_holds', changesAHold: true, decide });

function decide(command: CommandOf<'release-hold'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const { requestId, transferId } = own(state.holds, command.holdId) ?? {};
    const found = liveHold(state, command.holdId, ctx, isOfRequests(ctx.actor, requestId ?? transferId));
    if (!('holdId' in found)) return found;
    if (asksFirst(found, command, ctx)) return refuse('party_on_the_way');
    const { reason, declined } = command;
    const why = reason === 'declined' && declined !== undefined ? { declined } : {};
    const event = { type: 'HoldReleased', holdId: found.holdId, reason, ...why } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}
