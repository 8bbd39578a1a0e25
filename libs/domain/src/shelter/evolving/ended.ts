import { later } from '../../instant.ts';
import type { Instant } from '../../terms.ts';
import { roomsOf } from '../beds/rooms.ts';
import { BACKDATING, ENDED_KEPT } from '../limits.ts';
import type { Ended, KeptShelter } from '../state.ts';

type Ending = Omit<Ended, 'rooms' | 'requestId' | 'party'> & Partial<Pick<Ended, 'requestId' | 'party'>>;

/** Adds an ended use to the remembered ones. */
export function remember(state: KeptShelter, ending: Ending): Pick<KeptShelter, 'ended'> {
  const entry: Ended = {
    id: ending.id,
    what: ending.what,
    how: ending.how,
    beds: ending.beds,
    rooms: roomsOf(state, ending.beds),
    from: ending.from,
    to: later(ending.from, ending.to),
    by: ending.by,
    requestId: ending.requestId ?? null,
    party: ending.party ?? null,
    ...(ending.hold === undefined ? {} : { hold: ending.hold }),
  };
  return { ended: [...state.ended, entry] };
}

/**
 * Drops what ended more than 72 h before the newest fact, oldest first, and what exceeds the limit; the latter moves the
 * earliest instant for backdating.
 */
export function forget(
  ended: readonly Ended[],
  forgottenUntil: Instant | null,
  recordedAt: Instant,
): Pick<KeptShelter, 'ended' | 'forgottenUntil'> {
  const horizon = Date.parse(recordedAt) - BACKDATING;
  let dropped = 0;
  while (dropped < ended.length && Date.parse((ended[dropped] as Ended).to) < horizon) dropped++;
  let until = forgottenUntil;
  for (; ended.length - dropped > ENDED_KEPT; dropped++) {
    const { to } = ended[dropped] as Ended;
    until = until === null ? to : later(until, to);
  }
  return { ended: dropped === 0 ? ended : ended.slice(dropped), forgottenUntil: until };
}
