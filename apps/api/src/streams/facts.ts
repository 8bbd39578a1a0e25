import type { Actor, Decided, EventContext, RecordedFact, Role } from '@safe-haven/domain';
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

/** An event as it is decided: in the log its type stands beside its other fields. */
export interface Typed {
  readonly type: string;
}

/** Under which command facts are recorded, when, by whom, and how they reached us. */
export interface Recording {
  readonly commandId: string;
  readonly correlationId: string;
  /** What the key stands for; absent where a repeated key is not looked for. */
  readonly hash?: string | undefined;
  readonly actor: Actor;
  readonly source: EventSource;
  readonly recordedAt: string;
}

/** How what somebody or the program itself does reaches the log. */
export const sourceOf = ({ person }: Pick<Actor, 'person'>): EventSource =>
  person.startsWith('system:') ? 'system' : 'app';

/** How events are written and read back. */
export interface WriteCodec extends Codec<unknown> {
  /** The version of an event that writers write, by its type. */
  versionOf(type: string): number;
}

/**
 * Facts as they are handed to the log, in order: the one place where that is done. An event's id comes from the stream,
 * the command's id and the event's place in the command, so that a retry hands over the same events (SH-7). Places are
 * counted from the last: what time ended comes first in an append, and whoever knows their own key can try out places (SH-15).
 */
export function newEvents<E extends Typed>(
  stream: StreamName,
  decided: readonly Decided<E>[],
  { commandId, correlationId, hash, actor, source, recordedAt }: Recording,
  { versionOf }: WriteCodec,
): NewEvent[] {
  // An actor may carry more than the log wants to know.
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
 * What is to be appended behind a revision, as it will be read back: an answer is made of what is stored, now and when it
 * is repeated (SH-7). `E`: what the codec reads. Throws where nobody could read it back.
 */
export const ownFacts = <E>(events: readonly NewEvent[], after: Revision, codec: Codec<unknown>): RecordedFact<E>[] =>
  events.map((given, i) => {
    const read = codec.read(given.type, given.schemaVersion, given.data);
    if (!read.ok) throw new Error(`${given.type} could not be read back: ${read.reason}`);
    return { event: read.event as E, context: contextOf(given, after + 1 + i) };
  });

export const factOf = <E>(recorded: RecordedEvent<E>): RecordedFact<E> => ({
  event: recorded.event,
  context: contextOf(recorded, recorded.revision),
});

export const isReadable = <E>(e: LogEvent<E>): e is RecordedEvent<E> => e.readable;

function contextOf({ eventId, metadata }: Pick<NewEvent, 'eventId' | 'metadata'>, revision: Revision): EventContext {
  const { occurredAt, recordedAt, commandId, actor } = metadata;
  const { person, role, organisation } = actor;
  return { eventId, revision, occurredAt, recordedAt, commandId, actor: { person, role: role as Role, organisation } };
}
