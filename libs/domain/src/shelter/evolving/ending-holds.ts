import { own, without } from '@safe-haven/lang';
import type { EventContext } from '../../decider.ts';
import type { Instant, PlacedBy } from '../../terms.ts';
import type { Ended, KeptShelter } from '../state.ts';
import { remember } from './ended.ts';
import { type KeptPatch, NOTHING } from './patch.ts';
import { vacated } from './serving-beds.ts';

/** A hold ends with all of its beds (SH-3). `by` null: the one who had placed it. */
export function endHold(
  state: KeptShelter,
  holdId: string,
  how: Ended['how'],
  to: Instant,
  by: PlacedBy | null,
): KeptPatch {
  const hold = own(state.holds, holdId);
  if (hold === undefined) return NOTHING;
  const { placedBy, expiresAt, arrival, setOutAt, transferId } = hold;
  const holds = without(state.holds, holdId);
  return {
    holds,
    beds: vacated(state, hold.beds, holds, state.stays),
    ...remember(state, {
      id: holdId,
      what: 'hold',
      how,
      beds: hold.beds,
      from: hold.heldAt,
      to,
      by: by ?? placedBy,
      requestId: hold.requestId,
      party: hold.party,
      hold: { placedBy, expiresAt, arrival, setOutAt, transferId },
    }),
  };
}

/** The state in which a party's hold has become its stay; a lapsed hold is marked as used. */
export function holdAdmitted(state: KeptShelter, holdId: string, context: EventContext): KeptShelter {
  if (Object.hasOwn(state.holds, holdId)) {
    return { ...state, ...endHold(state, holdId, 'admitted', context.occurredAt, context.actor) };
  }
  return { ...state, ended: state.ended.map((e) => (isLapsed(e, holdId) ? usedAfterAll(e, context) : e)) };
}

const isLapsed = ({ id, how }: Ended, holdId: string): boolean => id === holdId && how === 'lapsed';

const usedAfterAll = ({ hold, ...ended }: Ended, { occurredAt }: EventContext): Ended => ({
  ...ended,
  how: 'admitted',
  ...(hold === undefined ? {} : { hold: { ...hold, admittedAt: occurredAt } }),
});
