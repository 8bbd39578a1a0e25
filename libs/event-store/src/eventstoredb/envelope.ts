import esdb from '@eventstore/db-client';
import { canonicalBody, contentOf, linkOf } from '../chain.ts';
import type { Codec, EventMetadata, LogEvent, NewEvent, Position, Revision, StreamName } from '../port.ts';
import { decode } from '../stored.ts';
import { positionOfEvent, revisionOf, type StorePosition } from './store-position.ts';

/** An event with its revision and position, before it is parsed. */
export interface Placed {
  readonly eventId: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly body: string;
  readonly hash: string;
  readonly previousHash: string;
  /** Why the event is damaged or foreign; null when its hash is valid. */
  readonly fault: string | null;
}

/** An event as the client returns it, from a stream or from `$all`. */
export interface Recorded {
  readonly id: string;
  readonly type: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position?: StorePosition;
}

/** Our metadata in the store: the fields of the chain, and the writer's metadata. */
interface StoredMetadata {
  readonly schemaVersion: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly metadata: EventMetadata;
}

/** The events in the form of the store, each chained to the one before, and the hash of the last. */
export function chained(stream: StreamName, bodies: readonly string[], afterRevision: Revision, previous: string) {
  let hash = previous;
  const events = bodies.map((body, i) => {
    // Parsed again, so that later mutations of the caller's object have no effect.
    const { eventId, type, schemaVersion, data, metadata } = contentOf(body);
    const previousHash = hash;
    hash = linkOf(previousHash, stream, afterRevision + i + 1, body);
    const stored: StoredMetadata = { schemaVersion, previousHash, hash, metadata };
    return esdb.jsonEvent({ id: eventId, type, data: data as Record<string, unknown>, metadata: { ...stored } });
  });
  return { events, hash };
}

/** Decodes an event and checks its hash; what is wrong is its `fault`. Throws only when the position is missing. */
export function placed(stream: StreamName, recorded: Recorded): Placed {
  const { id, type, data } = recorded;
  const revision = revisionOf(recorded.revision);
  const place = { eventId: id, type, stream, revision, position: positionOfEvent(recorded.position) };
  const stored = storedMetadataOf(recorded.metadata);
  if (stored === null) {
    const fault = type === TOMBSTONE ? 'The stream was deleted in the store.' : 'It was not written by this program.';
    return { ...place, body: '', hash: linkOf('', stream, revision, id), previousHash: '', fault };
  }
  const { schemaVersion, previousHash, hash, metadata } = stored;
  const body = bodyOf({ eventId: id, type, schemaVersion, data: data as NewEvent['data'], metadata });
  const chain = { ...place, body, hash, previousHash };
  if (typeof data !== 'object' || data === null) return { ...chain, fault: 'What is stored of it is not JSON.' };
  if (hash !== linkOf(previousHash, stream, revision, body)) return { ...chain, fault: 'Its hash does not hold.' };
  return { ...chain, fault: null };
}

/** A foreign event under our names may lack any field; its hash is then invalid. */
function bodyOf(event: NewEvent): string {
  try {
    return canonicalBody(event);
  } catch {
    return '';
  }
}

/** The type of the event that the store appends to a hard-deleted stream. */
export const TOMBSTONE = '$streamDeleted';

/** Parses the event; unreadable when it is damaged or unknown to the codec. */
export function read<E>(codec: Codec<E>, event: Placed): LogEvent<E> {
  const { stream, revision, position, eventId, type, body, hash, fault } = event;
  if (fault !== null) return { readable: false, eventId, stream, revision, position, type, reason: fault };
  return { ...decode(codec, { stream, revision, hash, body, position: 0, previous: 0 }), position };
}

function storedMetadataOf(metadata: unknown): StoredMetadata | null {
  if (typeof metadata !== 'object' || metadata === null) return null;
  const stored = metadata as Partial<StoredMetadata>;
  const isComplete =
    typeof stored.schemaVersion === 'number' &&
    typeof stored.previousHash === 'string' &&
    typeof stored.hash === 'string' &&
    typeof stored.metadata === 'object' &&
    stored.metadata !== null;
  return isComplete ? (stored as StoredMetadata) : null;
}
