import { contentOf, type EventContent, eventIdOfBody } from './chain.ts';
import { type Codec, type LogEvent, positionOf, type Revision, type StreamName } from './port.ts';

/** An event as an adapter stores it: its place, its link in the chain, and its canonical body. */
export interface Stored {
  readonly position: number;
  /** Position of the event before it in its stream; 0 for the first. */
  readonly previous: number;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly hash: string;
  readonly body: string;
}

/** Parses and upcasts what was stored. Never throws: what can't be read comes back saying so. */
export function decode<E>(codec: Codec<E>, stored: Stored): LogEvent<E> {
  const { stream, revision, hash, body } = stored;
  const position = positionOf(stored.position);
  const content = parsed(body);
  if (content === null) {
    const eventId = eventIdOfBody(body);
    const reason = 'The stored bytes are damaged.';
    return { readable: false, eventId, stream, revision, position, type: 'unknown', reason };
  }
  const { eventId, type, schemaVersion, metadata } = content;
  const read = readBy(codec, content);
  if (!read.ok) return { readable: false, eventId, stream, revision, position, type, reason: read.reason };
  return {
    readable: true,
    eventId,
    stream,
    revision,
    position,
    type,
    schemaVersion,
    event: read.event,
    metadata,
    hash,
  };
}

function parsed(body: string): EventContent | null {
  try {
    return contentOf(body);
  } catch {
    return null;
  }
}

function readBy<E>(codec: Codec<E>, { type, schemaVersion, data }: EventContent): ReturnType<Codec<E>['read']> {
  try {
    return codec.read(type, schemaVersion, data);
  } catch {
    return { ok: false, reason: 'The codec failed on it.' };
  }
}
