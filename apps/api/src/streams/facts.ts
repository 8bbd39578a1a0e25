import { type Actor, type Decided, type RecordedFact, toFact } from '@safe-haven/domain';
import {
  type Codec,
  type EventSource,
  eventIdOf,
  type LogEvent,
  type NewEvent,
  type RecordedEvent,
  type Revision,
  type StreamName,
} from '@safe-haven/event-store';

/** An event as decided; the store keeps its type separate from its other fields. */
export interface TypedEvent {
  readonly type: string;
}

/** Metadata of the events: command, time, actor and source. */
export interface Recording {
  readonly commandId: string;
  readonly correlationId: string;
  /** The fingerprint of the key; absent when repeats are not looked up. */
  readonly hash?: string | undefined;
  readonly actor: Actor;
  readonly source: EventSource;
  readonly recordedAt: string;
}

/** The source of an event: a person or the program itself. */
export const sourceOf = ({ person }: Pick<Actor, 'person'>): EventSource =>
  person.startsWith('system:') ? 'system' : 'app';

/** Encodes and decodes events. */
export interface WriteCodec extends Codec<unknown> {
  /** The version that writers write, by event type. */
  versionOf(type: string): number;
}

/**
 * Events ready to append, in order: the only place where they are built. An event's id is derived from the stream, the
 * command's id and its index, so that a retry builds the same events (SH-7). The index counts from the last: an append
 * begins with events that time caused, and somebody who knows their own key could otherwise guess their ids (SH-15).
 */
export function newEvents<E extends TypedEvent>(
  stream: StreamName,
  decided: readonly Decided<E>[],
  { commandId, correlationId, hash, actor, source, recordedAt }: Recording,
  { versionOf }: WriteCodec,
): NewEvent[] {
  // The actor may have properties that are not recorded.
  const { person, role, organisation, country } = actor;
  return decided.map(({ event: { type, ...data }, occurredAt }, index) => ({
    eventId: eventIdOf(stream, commandId, decided.length - 1 - index),
    type,
    schemaVersion: versionOf(type),
    data,
    metadata: {
      occurredAt,
      recordedAt,
      actor: { person, role, organisation, country },
      commandId,
      correlationId,
      source,
      ...(hash === undefined ? {} : { commandHash: hash }),
    },
  }));
}

/**
 * The events after a revision as they will be read back, since an answer is built from what is stored, now and for a
 * repeat (SH-7). `E`: the codec's type. Throws when they could not be read back.
 */
export const factsAsStored = <E>(
  events: readonly NewEvent[],
  after: Revision,
  codec: Codec<unknown>,
): RecordedFact<E>[] =>
  events.map((given, i) => {
    const read = codec.read(given.type, given.schemaVersion, given.data);
    if (!read.ok) throw new Error(`${given.type} could not be read back: ${read.reason}`);
    return toFact({ ...given, event: read.event as E, revision: after + 1 + i });
  });

export const isReadable = <E>(e: LogEvent<E>): e is RecordedEvent<E> => e.readable;
