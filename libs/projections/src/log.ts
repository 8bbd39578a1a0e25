import type { Fact, Role, ShelterEvent } from '@safe-haven/domain';

/**
 * The input of a projection. Structurally the event store's `LogEvent<ShelterEvent>`: a projection depends on the shape
 * of a recorded event, not on the store.
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
/** The shelter that a stream belongs to; null for every other kind of stream. */
export const shelterOf = (stream: string): string | null =>
  stream.startsWith(SHELTER) ? stream.slice(SHELTER.length) : null;

/** A recorded event as the domain's `Fact`. */
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
