import { same } from '@safe-haven/lang';
import { accepted } from '../../decider.ts';
import { later } from '../../instant.ts';
import { everything, momentOf, onTime } from '../deciding/time.ts';
import { holdOfTransfer, transferHoldDeadline } from '../deciding/transfer-hold.ts';
import { keptShelterCommand } from './command.ts';

/**
 * The party of an accepted transfer has set out, or arrives at another time: its hold is extended accordingly (TR-7). If
 * the hold has ended, nothing happens and nothing is refused.
 */
export const expectTransfer = keptShelterCommand<'expect-transfer'>({
  action: 'follow_holds',
  decide: ({ transferId, arrival, since }, before, ctx) =>
    onTime(before, ctx, everything, (state) => {
      const hold = holdOfTransfer(state, transferId);
      if (hold === null) return accepted();
      const expiresAt = later(hold.expiresAt, transferHoldDeadline(state, since, arrival));
      if (hold.setOutAt !== null && same(hold.arrival, arrival) && expiresAt === hold.expiresAt) return accepted();
      return accepted({
        event: { type: 'PartyExpected', holdId: hold.holdId, arrival, expiresAt },
        occurredAt: momentOf(state, ctx),
      });
    }),
});
