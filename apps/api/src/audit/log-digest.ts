import { hash } from 'node:crypto';
import { type EventStore, type Position, readToHead, START } from '@safe-haven/event-store';
import { z } from 'zod';

/** The digest of the log up to a position. */
export const digestState = z.strictObject({
  /** Position of the last event that the digest covers. */
  position: z.string().regex(/^\d{16,40}$/),
  events: z.int().min(0),
  digest: z.string().max(64),
});
export type DigestState = Readonly<z.infer<typeof digestState>>;

export const NOTHING_ROLLED: DigestState = { position: START, events: 0, digest: '' };

export interface ExtendedDigest {
  readonly last: DigestState;
  /** The digest at each requested position; a missing one has no event. */
  readonly at: ReadonlyMap<Position, DigestState>;
  /**
   * Position of the first event that this program can't read, where the digest stops because its hash is unknown; null
   * when all were read.
   */
  readonly unreadable: Position | null;
}

/**
 * Extends the digest from a state to the current end of the log. The digest after an event is SHA-256 in base64url over
 * the previous digest, a line break and the event's own hash, which covers its stream, revision and every byte: so one
 * value covers all streams in the order in which they were written. Data keys are left out, since they are the only
 * records that may be deleted.
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
  for await (const event of readToHead(store, from.position)) {
    if (event.position <= last.position || event.stream.startsWith('key-')) continue;
    if (!event.readable) return { last, at, unreadable: event.position };
    const digest = hash('sha256', `${last.digest}\n${event.hash}`, 'base64url');
    last = { position: event.position, events: last.events + 1, digest };
    if (wanted.has(last.position)) at.set(last.position, last);
    onProgress(last.events);
  }
  return { last, at, unreadable: null };
}
