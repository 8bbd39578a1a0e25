import type { Decided, Fact, ShelterContext, ShelterEvent } from '@safe-haven/domain';
import { eventIdOf, type NewEvent } from '@safe-haven/event-store';
import type { CommandRequest } from './command-request.ts';

/** An index that no event has: the id made with it names the hold, stay, room or beds of the command. */
const NAMES_WHAT_IS_MADE = -1;

/** What the domain may know besides the state. `now` is an instant. */
export const contextOf = (
  request: CommandRequest,
  stream: string,
  now: string,
  history: readonly Fact[],
): ShelterContext => ({
  id: request.shelterId,
  commandId: request.commandId,
  newId: eventIdOf(stream, request.commandId, NAMES_WHAT_IS_MADE),
  now,
  actor: request.actor,
  ...(request.invited === undefined ? {} : { invited: request.invited }),
  history: () => history,
});

/** A decided fact as it is handed to the log. Its id comes from the stream, the command and its place in it (SH-7). */
export function newEvent(
  request: CommandRequest,
  stream: string,
  d: Decided<ShelterEvent>,
  index: number,
  recordedAt: string,
): NewEvent {
  const { type, ...data } = d.event;
  return {
    eventId: eventIdOf(stream, request.commandId, index),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt: d.occurredAt,
      recordedAt,
      actor: {
        person: request.actor.person,
        role: request.actor.role,
        organisation: request.actor.organisation,
        country: request.actor.country,
      },
      commandId: request.commandId,
      correlationId: request.commandId,
      source: request.source,
      commandHash: request.hash,
    },
  };
}

/** What was just appended, as the feed will read it back. */
export function ownFact(e: NewEvent, d: Decided<ShelterEvent>, revision: number): Fact {
  return {
    event: d.event,
    context: {
      eventId: e.eventId,
      revision,
      occurredAt: d.occurredAt,
      recordedAt: e.metadata.recordedAt,
      commandId: e.metadata.commandId,
      actor: {
        person: e.metadata.actor.person,
        role: e.metadata.actor.role as Fact['context']['actor']['role'],
        organisation: e.metadata.actor.organisation,
      },
    },
  };
}
