import { type Position, type Revision, START } from '../port.ts';

/** A place in the store's own log: of one commit and one of its records, in bytes of its files. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const WIDTH = 20;
/** What a server older than 22.6 gives for the place of an event that was read from its stream. */
const NOWHERE = 2n ** 64n - 1n;

/**
 * A position of this adapter: commit and prepare, 20 digits each, so that strings compare as places do. `START` has 16
 * zeros and stands before all of them: a shorter string that another begins with, or is greater than, compares less.
 */
export const positionAt = ({ commit, prepare }: Place): Position =>
  `${commit}`.padStart(WIDTH, '0') + `${prepare}`.padStart(WIDTH, '0');

/** The place of a position; null for the start. Throws a sentence for what is no position of this adapter. */
export function placeOf(position: Position): Place | null {
  if (position === START) return null;
  if (!/^\d{40}$/.test(position)) throw new TypeError(`"${position}" is not a position of this log`);
  return { commit: BigInt(position.slice(0, WIDTH)), prepare: BigInt(position.slice(WIDTH)) };
}

/** Throws where the store doesn't tell the place of an event: without places nothing can be resumed. */
export function positionOfEvent(place: Place | undefined): Position {
  if (!place || place.commit === NOWHERE) {
    throw new Error('The store gives no positions with the events of a stream: it has to be version 22.6 or newer.');
  }
  return positionAt(place);
}

/** Their first revision is 0, ours is 1; the revision of a tombstone is beyond what we count to. */
export const revisionOf = (theirs: bigint): Revision =>
  theirs >= BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(theirs) + 1;

export const theirRevisionOf = (ours: Revision): bigint => BigInt(ours) - 1n;
