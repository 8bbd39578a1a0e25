import esdb from '@eventstore/db-client';
import { canonicalBody, contentOf, linkOf } from '../chain.ts';
import type { Codec, EventMetadata, LogEvent, NewEvent, Position, Revision, StreamName } from '../port.ts';
import { decode } from '../stored.ts';
import { type Place, positionOfEvent, revisionOf } from './places.ts';

/** An event of the log in its place, before anything is known of its meaning. */
export interface Placed {
  readonly eventId: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly body: string;
  readonly hash: string;
  readonly previousHash: string;
  /** Why the event is damaged or foreign; null when its hash holds. */
  readonly fault: string | null;
}

/** What the client gives of an event, in a stream or in the whole log. */
export interface Recorded {
  readonly id: string;
  readonly type: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position?: Place;
}

/** Our part of the metadata in the store: what the chain needs, and what the writer knew. */
interface Kept {
  readonly schemaVersion: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly metadata: EventMetadata;
}

/** The events as the store takes them, and the hash of the last: each is chained to the one before. */
export function chained(stream: StreamName, bodies: readonly string[], after: Revision, previous: string) {
  let hash = previous;
  const events = bodies.map((body, i) => {
    // Parsed again: what the caller does with its own object afterwards must not show.
    const { eventId, type, schemaVersion, data, metadata } = contentOf(body);
    const previousHash = hash;
    hash = linkOf(previousHash, stream, after + i + 1, body);
    const kept: Kept = { schemaVersion, previousHash, hash, metadata };
    return esdb.jsonEvent({ id: eventId, type, data: data as Record<string, unknown>, metadata: { ...kept } });
  });
  return { events, hash };
}

/** Puts an event in its place, and says what is wrong with it where something is. Never throws but for a place. */
export function placed(stream: StreamName, recorded: Recorded): Placed {
  const { id, type, data } = recorded;
  const revision = revisionOf(recorded.revision);
  const place = { eventId: id, type, stream, revision, position: positionOfEvent(recorded.position) };
  const kept = keptOf(recorded.metadata);
  if (kept === null) {
    const fault = type === TOMBSTONE ? 'The stream was deleted in the store.' : 'It was not written by this program.';
    return { ...place, body: '', hash: linkOf('', stream, revision, id), previousHash: '', fault };
  }
  const { schemaVersion, previousHash, hash, metadata } = kept;
  const body = bodyOf({ eventId: id, type, schemaVersion, data: data as NewEvent['data'], metadata });
  const chain = { ...place, body, hash, previousHash };
  if (typeof data !== 'object' || data === null) return { ...chain, fault: 'What is stored of it is not JSON.' };
  if (hash !== linkOf(previousHash, stream, revision, body)) return { ...chain, fault: 'Its hash does not hold.' };
  return { ...chain, fault: null };
}

/** What others wrote under our names may lack anything; its hash will not hold. */
function bodyOf(event: NewEvent): string {
  try {
    return canonicalBody(event);
  } catch {
    return '';
  }
}

/** The type of the event that the store itself puts at the end of a stream that was deleted for good. */
export const TOMBSTONE = '$streamDeleted';

/** What it means to us; unreadable when it is damaged or the codec doesn't know it. */
export function read<E>(codec: Codec<E>, event: Placed): LogEvent<E> {
  const { stream, revision, position, eventId, type, body, hash, fault } = event;
  if (fault !== null) return { readable: false, eventId, stream, revision, position, type, reason: fault };
  return { ...decode(codec, { stream, revision, hash, body, position: 0, previous: 0 }), position };
}

function keptOf(metadata: unknown): Kept | null {
  if (typeof metadata !== 'object' || metadata === null) return null;
  const kept = metadata as Partial<Kept>;
  const ours =
    typeof kept.schemaVersion === 'number' &&
    typeof kept.previousHash === 'string' &&
    typeof kept.hash === 'string' &&
    typeof kept.metadata === 'object' &&
    kept.metadata !== null;
  return ours ? (kept as Kept) : null;
}
