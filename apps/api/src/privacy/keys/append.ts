import { randomUUID } from 'node:crypto';
import type { EventActor, NewEvent, StreamName } from '@safe-haven/event-store';
import { newEvents } from '../../streams/new-events.ts';

/** The program itself, where it makes, moves or forgets a key of its own accord. */
export const KEYS_ACTOR: EventActor = { person: 'system:keys', role: 'service', organisation: null, country: null };

/** One event as it is handed to the log, under a command id of its own. `now` is an instant. */
export function newEvent<E extends { readonly type: string }>(
  stream: StreamName,
  event: E,
  by: EventActor,
  now: string,
): NewEvent {
  const source = by.person.startsWith('system:') ? 'system' : 'app';
  return newEvents(stream, [event], { commandId: randomUUID(), by, source, now })[0]!;
}
