import { hash } from 'node:crypto';
import { type EventStore, type Position, START } from '@safe-haven/event-store';
import { z } from 'zod';
import { logSoFar } from '../privacy/keys/log-so-far.ts';

/** How far the log has been rolled up. */
export const digestState = z.strictObject({
  /** Of the last event in it. */
  position: z.string().regex(/^\d{16,40}$/),
  events: z.int().min(0),
  digest: z.string().max(64),
});
export type DigestState = Readonly<z.infer<typeof digestState>>;

export const NOTHING_ROLLED: DigestState = { position: START, events: 0, digest: '' };

export interface ExtendedDigest {
  readonly last: DigestState;
  /** The state at each of the positions asked for; one that is missing has no event there. */
  readonly at: ReadonlyMap<Position, DigestState>;
  /** Position of the first event that this program can't read: there the roll ends, for its hash is not known. */
  readonly unreadable: Position | null;
}

/**
 * Extends the digest from a state to the current end of the log. The digest after an event is SHA-256 in base64url over
 * the previous digest, a line break and the event's own hash, which covers its stream, revision and every byte: so one
 * value stands for all streams at once, in the order in which they were written. Keys are left out, for they are the
 * only thing that may be forgotten.
 */
export async function extendDigest(
  store: EventStore,
  from: DigestState,
  positions: readonly Position[] = [],
  onProgress: (events: number) => void = () => {},
): Promise<ExtendedDigest> {
  const wanted = new Set(positions);
  const at = new Map<Position, DigestState>();
  let last = from;
  for await (const event of logSoFar(store, from.position)) {
    if (event.position <= last.position || event.stream.startsWith('key-')) continue;
    if (!event.readable) return { last, at, unreadable: event.position };
    const digest = hash('sha256', `${last.digest}\n${event.hash}`, 'base64url');
    last = { position: event.position, events: last.events + 1, digest };
    if (wanted.has(last.position)) at.set(last.position, last);
    onProgress(last.events);
  }
  return { last, at, unreadable: null };
}
