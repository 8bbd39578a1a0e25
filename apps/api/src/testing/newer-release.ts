import { randomUUID } from 'node:crypto';
import { type EventStore, eventIdOf } from '@safe-haven/event-store';

/** An event of a newer release, which this program can't read. Returns its position. */
export async function writeFromNewerRelease<E>(store: EventStore<E>, stream: string, now: number): Promise<string> {
  const { revision } = await store.read(stream);
  const commandId = randomUUID();
  const at = new Date(now).toISOString();
  const metadata = {
    occurredAt: at,
    recordedAt: at,
    actor: { person: 'x', role: 'manager', organisation: 'Atina', country: 'RS' },
    commandId,
    correlationId: commandId,
    source: 'app',
  } as const;
  const eventId = eventIdOf(stream, commandId, 0);
  const event = { eventId, type: 'ShelterPainted', schemaVersion: 9, data: { colour: 'blue' }, metadata };
  const result = await store.append(stream, [event], revision);
  return result.outcome === 'appended' ? result.position : result.outcome;
}
