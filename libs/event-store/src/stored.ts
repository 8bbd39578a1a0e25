import { type Codec, type EventMetadata, type LogEvent, positionOf, type Revision, type StreamName } from './port.ts';

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

interface Envelope {
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** Parses and upcasts what was stored. Never throws: what can't be read comes back saying so. */
export function decode<E>(codec: Codec<E>, stored: Stored): LogEvent<E> {
  const { stream, revision, hash } = stored;
  const position = positionOf(stored.position);
  const unreadable = (eventId: string, type: string, reason: string): LogEvent<E> => ({
    readable: false,
    eventId,
    stream,
    revision,
    position,
    type,
    reason,
  });
  const envelope = envelopeOf(stored.body);
  if (envelope === null) return unreadable(eventIdOfBody(stored.body), 'unknown', 'The stored bytes are damaged.');
  const { eventId, type, schemaVersion, metadata } = envelope;
  const read = readBy(codec, envelope);
  if (!read.ok) return unreadable(eventId, type, read.reason);
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

/** The event id at the head of a canonical body; '' where it is damaged. */
export function eventIdOfBody(body: string): string {
  return /^\{"eventId":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
}

function envelopeOf(body: string): Envelope | null {
  try {
    const value: Envelope | null = JSON.parse(body);
    const whole =
      typeof value?.eventId === 'string' &&
      typeof value.type === 'string' &&
      typeof value.schemaVersion === 'number' &&
      typeof value.metadata === 'object' &&
      value.metadata !== null;
    return whole ? value : null;
  } catch {
    return null;
  }
}

function readBy<E>(codec: Codec<E>, { type, schemaVersion, data }: Envelope): ReturnType<Codec<E>['read']> {
  try {
    return codec.read(type, schemaVersion, data);
  } catch {
    return { ok: false, reason: 'The codec failed on it.' };
  }
}
