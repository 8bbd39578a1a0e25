import { randomUUID } from 'node:crypto';
import {
  type AppendResult,
  type EventActor,
  type EventStore,
  eventIdOf,
  type NewEvent,
  type Revision,
  type StreamName,
} from '@safe-haven/event-store';

const RESENT = 3;

/** The program itself, where it makes, moves or forgets a key of its own accord. */
export const KEYS_ACTOR: EventActor = { person: 'system:keys', role: 'service', organisation: null, country: null };

/** One event as it is handed to the log, under a command id of its own. `now` is an instant. */
export function newEvent<E extends { readonly type: string }>(
  stream: StreamName,
  event: E,
  by: EventActor,
  now: string,
): NewEvent {
  const { type, ...data } = event;
  const commandId = randomUUID();
  return {
    eventId: eventIdOf(stream, commandId, 0),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      occurredAt: now,
      recordedAt: now,
      actor: by,
      commandId,
      correlationId: commandId,
      source: by.person.startsWith('system:') ? 'system' : 'app',
    },
  };
}

/** An unknown outcome is settled by handing over the same bytes at the same revision again. */
export async function appendSurely(
  store: EventStore,
  stream: StreamName,
  event: NewEvent,
  expected: Revision,
): Promise<AppendResult> {
  let result = await store.append(stream, [event], expected);
  for (let again = 0; again < RESENT && result.outcome === 'unknown'; again++) {
    result = await store.append(stream, [event], expected);
  }
  return result;
}
