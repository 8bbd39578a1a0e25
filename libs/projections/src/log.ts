import type { Fact, Role, ShelterEvent } from '@safe-haven/domain';

/**
 * What a projection reads of the log. Structurally the event store's `LogEvent<ShelterEvent>`: a projection knows the
 * shape of a recorded fact and not where it is stored.
 */
export type LogEntry = ReadableEntry | UnreadableEntry;

export interface ReadableEntry {
  readonly readable: true;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly event: ShelterEvent;
  readonly metadata: {
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly commandId: string;
    readonly source: string;
    readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
  };
}

export interface UnreadableEntry {
  readonly readable: false;
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly reason: string;
}

const SHELTER = 'shelter-';
/** The house a stream belongs to; null for every other kind of stream. */
export const shelterOf = (stream: string): string | null =>
  stream.startsWith(SHELTER) ? stream.slice(SHELTER.length) : null;

/** A recorded event as the domain knows it. */
export function factOf(recorded: ReadableEntry): Fact {
  const { occurredAt, recordedAt, commandId, actor } = recorded.metadata;
  return {
    event: recorded.event,
    context: {
      eventId: recorded.eventId,
      revision: recorded.revision,
      occurredAt,
      recordedAt,
      commandId,
      actor: { person: actor.person, role: actor.role as Role, organisation: actor.organisation },
    },
  };
}
