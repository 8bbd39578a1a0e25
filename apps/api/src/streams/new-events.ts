import { type EventActor, type EventSource, eventIdOf, type NewEvent } from '@safe-haven/event-store';

/** Who tells it, and how it reached us. `now`: the instant at which it happened and was recorded. */
export interface Told {
  /** The same for every retry of one wish, so that the events have the same ids. */
  readonly commandId: string;
  readonly by: EventActor;
  readonly source: EventSource;
  readonly now: string;
}

/** Facts as they are handed to the log, in order. An actor may carry more than the log wants to know. */
export function newEvents<E extends { readonly type: string }>(
  stream: string,
  events: readonly E[],
  { commandId, by, source, now }: Told,
): NewEvent[] {
  const { person, role, organisation, country } = by;
  return events.map(({ type, ...data }, index) => ({
    eventId: eventIdOf(stream, commandId, index),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt: now,
      recordedAt: now,
      actor: { person, role, organisation, country },
      commandId,
      correlationId: commandId,
      source,
    },
  }));
}
