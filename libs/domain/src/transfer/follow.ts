import { unreachable } from '@safe-haven/lang';
import type { Decided } from '../decider.ts';
import type { HoldSighting } from '../request/sightings.ts';
import type { Instant, ReleaseReason } from '../terms.ts';
import { dueFacts, overdueFrom } from './due.ts';
import type { DivertedBecause, EndCode, TransferEvent } from './events.ts';
import { isEnded, isInTransit, type ProposedTransfer } from './state.ts';

/**
 * The facts that a transfer's stream lacks about the hold that accepts it. Each happened when its cause did. Observations
 * older than the newest handled one are repeats. After the first hold has ended, another may follow for a party that
 * arrives later.
 */
export function transferFactsOf(
  state: ProposedTransfer,
  sighting: HoldSighting,
  now: Instant,
): readonly Decided<TransferEvent>[] {
  const { shelterId, holdId, revision: seenRevision, status, at } = sighting;
  const known = state.hold;
  if (known !== null && seenRevision <= known.seenRevision) return [];
  const isAccepting = state.hold?.holdId === holdId;
  const hold = { shelterId, holdId, seenRevision };
  const fact = (event: TransferEvent) => [{ event, occurredAt: at }];
  switch (status) {
    case 'live':
      if (state.situation === 'arrived') return isAccepting ? fact(admissionVoided(state, hold)) : [];
      if (state.situation !== 'proposed' && state.diverted === null) return [];
      return fact({ type: 'TransferAccepted', met: state.conditions, hold });
    case 'admitted': {
      if (isEnded(state)) return [];
      const from = overdueFrom(state);
      const overdue = from !== null && at > from ? dueFacts(state, now) : [];
      return [...overdue, ...fact({ type: 'TransferArrived', hold })];
    }
    case 'lapsed':
      if (!isAccepting) return [];
      if (state.situation === 'arrived')
        return [
          ...fact(admissionVoided(state, hold)),
          ...(state.departedAt === null ? [] : fact(diverted(status, hold))),
        ];
      // Its party may still be admitted: nobody is turned away by a timer (SH-5).
      if (isInTransit(state)) return fact(diverted(status, hold));
      return isEnded(state) ? [] : fact({ type: 'TransferFailed', code: 'places_given_up', hold });
    case 'released':
      if (!isAccepting || isEnded(state)) return [];
      if (isInTransit(state)) return fact(diverted(status, hold));
      return fact({ type: 'TransferFailed', code: END_OF[sighting.reason ?? 'error'] ?? 'places_given_up', hold });
    default:
      return unreachable(status);
  }
}

/** The admission was taken back: the party is expected as before. */
const admissionVoided = (
  { arrival }: ProposedTransfer,
  hold: NonNullable<ProposedTransfer['hold']>,
): TransferEvent => ({ type: 'TransferArrivalChanged', arrival, hold });

/** Nobody is lost on the road: without its place a party stays on the way until somebody says where it is (TR-10). */
const diverted = (because: DivertedBecause, hold: NonNullable<ProposedTransfer['hold']>): TransferEvent => ({
  type: 'TransferDiverted',
  because,
  hold,
});

const END_OF: Partial<Record<ReleaseReason, EndCode>> = {
  no_show: 'did_not_travel',
  declined: 'called_off',
  placed_elsewhere: 'went_elsewhere',
};

/** Why the hold of an ended transfer is released: nobody came, or nobody needs it. */
export const releaseReasonOf = ({ code }: ProposedTransfer): ReleaseReason =>
  code === 'did_not_travel' || code === 'contact_lost' ? 'no_show' : 'declined';
