import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import { isForgettable } from '../admission.ts';
import { linkOf } from '../chain.ts';
import { type BrokenLink, positionOf, type StreamName } from '../port.ts';
import type { Stored } from '../stored.ts';
import { type Head, type Heads, NO_HEAD } from './heads.ts';
import { type Rows, schemaOf } from './rows.ts';

const PAGE = 1_000;

export interface Verified {
  readonly db: DatabaseSync;
  readonly rows: Rows;
  readonly heads: Heads;
  /** The last position that was given out. */
  readonly last: number;
}

/**
 * The first broken link of the whole log as it is now, or null: every hash over the stored bytes, every
 * revision, position and link without a hole, and the index of streams against what is there. Reading and
 * writing go on meanwhile.
 */
export async function verifyLog(log: Verified, onProgress: (events: number) => void): Promise<BrokenLink | null> {
  const holeBetween = holeFinder(log.db);
  const chains = new Map<StreamName, Head>();
  let seen = 0;
  for (let cursor = 0; cursor < log.last; ) {
    const page = log.rows.after(cursor, PAGE).filter((stored) => stored.position <= log.last);
    for (const stored of page) {
      const broken = holeBetween(cursor, stored.position) ?? faultOf(stored, chains.get(stored.stream) ?? NO_HEAD);
      if (broken !== null) return broken;
      const { revision, position, hash } = stored;
      chains.set(stored.stream, { revision, position, hash });
      cursor = position;
    }
    if (page.length < PAGE) {
      const broken = holeBetween(cursor, log.last + 1);
      if (broken !== null) return broken;
      cursor = log.last;
    }
    seen += page.length;
    onProgress(seen);
    await breathe();
  }
  return firstLostStream(chains, log);
}

/** The last `count` events of the log, each against the one before it in its stream: quick enough for each start. */
export function verifyTail(rows: Rows, last: number, count = PAGE): BrokenLink | null {
  for (const stored of rows.after(Math.max(0, last - count), count)) {
    const broken = faultOf(stored, rows.at(schemaOf(stored.stream), stored.previous) ?? NO_HEAD);
    if (broken !== null) return broken;
  }
  return null;
}

export const describeBroken = ({ stream, revision, position, reason }: BrokenLink): string =>
  `The chain of stream "${stream}" is broken at revision ${revision} (position ${position}): ${reason}`;

function faultOf(stored: Stored, before: Head): BrokenLink | null {
  const { stream, revision, position, previous, hash, body } = stored;
  const broken = (reason: string): BrokenLink => ({ stream, revision, position: positionOf(position), reason });
  if (revision !== before.revision + 1) return broken(`It follows revision ${before.revision}.`);
  if (previous !== before.position) return broken('It does not point to the event before it.');
  if (hash !== linkOf(before.hash, stream, revision, body)) return broken('The hash does not match the event.');
  return null;
}

/** Finds a position between two others that holds no event and was not forgotten either. */
function holeFinder(db: DatabaseSync): (from: number, to: number) => BrokenLink | null {
  const forgotten = db.prepare('SELECT 1 FROM keys.forgotten WHERE position = ?');
  return (from, to) => {
    for (let at = from + 1; at < to; at++) {
      if (forgotten.get(at)) continue;
      return { stream: '', revision: 0, position: positionOf(at), reason: 'An event is missing here.' };
    }
    return null;
  };
}

/** A stream whose index entry is not its last event: an append there would fork its chain. */
async function firstLostStream(
  chains: ReadonlyMap<StreamName, Head>,
  { heads, last }: Verified,
): Promise<BrokenLink | null> {
  let checked = 0;
  for (const [stream, { revision, position }] of chains) {
    if (++checked % PAGE === 0) await breathe();
    if (isForgettable(stream)) continue;
    const indexed = heads.indexed(stream).position;
    if (indexed === position || indexed > last) continue;
    return { stream, revision, position: positionOf(position), reason: 'The index does not lead to this last event.' };
  }
  return null;
}
