import { type Position, type Revision, START } from '../port.ts';

/** A position in the store's log: the byte offsets of a commit and of a record in it. */
export interface StorePosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const WIDTH = 20;
/** What a server older than 22.6 returns as position of an event read from its stream. */
const NOWHERE = 2n ** 64n - 1n;

/**
 * Our position: commit and prepare with 20 digits each, so that strings compare like store positions. `START` has 16 zeros
 * and is before all of them, because it is a prefix or less.
 */
export const positionAt = ({ commit, prepare }: StorePosition): Position =>
  `${commit}`.padStart(WIDTH, '0') + `${prepare}`.padStart(WIDTH, '0');

/** The store position; null for the start. Throws for a position of another adapter. */
export function storePositionOf(position: Position): StorePosition | null {
  if (position === START) return null;
  if (!/^\d{40}$/.test(position)) throw new TypeError(`"${position}" is not a position of this log`);
  return { commit: BigInt(position.slice(0, WIDTH)), prepare: BigInt(position.slice(WIDTH)) };
}

/** Throws when the store returns no position with an event: without positions nothing can be resumed. */
export function positionOfEvent(place: StorePosition | undefined): Position {
  if (!place || place.commit === NOWHERE) {
    throw new Error('The store gives no positions with the events of a stream: it has to be version 22.6 or newer.');
  }
  return positionAt(place);
}

/** The store counts revisions from 0, we count from 1; the revision of a tombstone is not a safe integer. */
export const revisionOf = (theirs: bigint): Revision =>
  theirs >= BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(theirs) + 1;

export const theirRevisionOf = (ours: Revision): bigint => BigInt(ours) - 1n;
