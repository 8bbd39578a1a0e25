import { demoHistory } from '@safe-haven/demo-network';
import type { ShelterEvent } from '@safe-haven/domain';
import { type EventStore, eventIdOf, type NewEvent, START } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../clock.ts';

const SEED = 20_261_125;

type Item = ReturnType<typeof demoHistory> extends Iterable<infer I> ? I : never;

/**
 * Fills an empty log with a month of an invented network. The facts come from the same deciders as everybody's, with the
 * clock that the seeder injects; a log that holds anything at all is left alone.
 */
export async function seedDemo(store: EventStore<ShelterEvent>, clock: Clock): Promise<number> {
  if ((await store.head()) !== START) return 0;
  const revisions = new Map<string, number>();
  let written = 0;
  for (const item of demoHistory({ seed: SEED, now: instantOf(clock.now()) })) {
    const expected = revisions.get(item.stream) ?? 0;
    const result = await store.append(item.stream, eventsOf(item), expected);
    if (result.outcome !== 'appended') throw new Error(`The demo could not be written: ${result.outcome}.`);
    revisions.set(item.stream, result.revision);
    written += item.events.length;
  }
  return written;
}

function eventsOf(item: Item): NewEvent[] {
  return item.events.map(({ event, occurredAt }, index) => {
    const { type, ...data } = event;
    return {
      eventId: eventIdOf(item.stream, item.commandId, index),
      type,
      schemaVersion: 1,
      data,
      metadata: {
        occurredAt,
        recordedAt: item.now,
        actor: { ...item.actor, country: item.actor.country ?? null },
        commandId: item.commandId,
        correlationId: item.commandId,
        source: item.source,
      },
    };
  });
}
