import { unreachable } from '@safe-haven/lang';
import type { Decided } from '../decider.ts';
import type { HoldSighting } from '../request/sightings.ts';
import type { Instant, ReleaseReason } from '../terms.ts';
import { dueOverdue, overdueFrom } from './due.ts';
import type { EndCode, TransferEvent } from './events.ts';
import { isEnded, type ProposedTransfer } from './state.ts';

/**
 * What a transfer's stream does not say yet of the hold that accepts it. Each happened when its cause did. What the house said before
 * the newest that was taken in is an echo. Another hold for it is there once the first has ended, for a party at the door.
 */
export function transferFactsOf(
  state: ProposedTransfer,
  sighting: HoldSighting,
  now: Instant,
): readonly Decided<TransferEvent>[] {
  const { shelterId, holdId, revision: seenRevision, status, at } = sighting;
  const known = state.hold;
  if (known !== null && seenRevision <= known.seenRevision) return [];
  const isIts = known?.holdId === holdId;
  const hold = { shelterId, holdId, seenRevision };
  const fact = (event: TransferEvent) => [{ event, occurredAt: at }];
  switch (status) {
    case 'live':
      if (state.situation === 'arrived') return isIts ? fact(notThereAfterAll(state, hold)) : [];
      return state.situation === 'proposed' ? fact({ type: 'TransferAccepted', met: state.conditions, hold }) : [];
    case 'admitted': {
      if (isEnded(state)) return [];
      const from = overdueFrom(state);
      const overdue = from !== null && at > from ? dueOverdue(state, now) : [];
      return [...overdue, ...fact({ type: 'TransferArrived', hold })];
    }
    case 'lapsed':
      if (!isIts) return [];
      if (state.situation === 'arrived') return fact(notThereAfterAll(state, hold));
      // Nobody who has set out is turned back by a timer: they may still be admitted (SH-5).
      return state.situation === 'accepted' ? fact({ type: 'TransferFailed', code: 'places_given_up', hold }) : [];
    case 'released':
      if (!isIts || isEnded(state)) return [];
      return fact({ type: 'TransferFailed', code: END_OF[sighting.reason ?? 'error'] ?? 'places_given_up', hold });
    default:
      return unreachable(status);
  }
}

/** Their admission was taken back: they are expected as before. */
const notThereAfterAll = (
  { arrival }: ProposedTransfer,
  hold: NonNullable<ProposedTransfer['hold']>,
): TransferEvent => ({ type: 'TransferArrivalChanged', arrival, hold });

const END_OF: Partial<Record<ReleaseReason, EndCode>> = {
  no_show: 'did_not_travel',
  declined: 'called_off',
  placed_elsewhere: 'went_elsewhere',
};

/** Why the hold of a transfer that ended is released: nobody came, or nobody wants to. */
export const releaseReasonOf = ({ code }: ProposedTransfer): ReleaseReason =>
  code === 'did_not_travel' || code === 'contact_lost' ? 'no_show' : 'declined';
