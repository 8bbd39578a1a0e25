import { demoHistory, type HistoryItem } from '@safe-haven/demo-network';
import { type EventStore, eventIdOf, type NewEvent, START } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../clock.ts';

const SEED = 20_261_125;

/** Appends under way at once: they share commits, and the order of the log stays the order of the month. */
const AT_ONCE = 256;

/**
 * Fills an empty log with a month of an invented network. The facts come from the same deciders as everybody's, with the
 * clock that the seeder injects; a log that holds anything at all is left alone. Returns how many events were written.
 */
export async function seedDemo(store: EventStore, clock: Clock): Promise<number> {
  if ((await store.head()) !== START) return 0;
  const items = demoHistory({ seed: SEED, now: instantOf(clock.now()) });
  // Of several programs that start on one empty log, the first to write fills it.
  if (!(await append(store, items[0]!))) return 0;
  for (let i = 1; i < items.length; i += AT_ONCE) {
    await Promise.all(items.slice(i, i + AT_ONCE).map((item) => mustAppend(store, item)));
  }
  return items.reduce((sum, item) => sum + item.events.length, 0);
}

/** False when somebody else wrote this stream first. */
async function append(store: EventStore, item: HistoryItem): Promise<boolean> {
  const result = await store.append(item.stream, eventsOf(item), item.expected);
  if (result.outcome === 'appended') return true;
  if (result.outcome === 'lost_race') return false;
  throw new Error(`The demo could not be written: ${item.stream} at ${item.expected}, ${result.outcome}.`);
}

async function mustAppend(store: EventStore, item: HistoryItem): Promise<void> {
  if (!(await append(store, item))) throw new Error(`The demo could not be written: ${item.stream} has been written.`);
}

function eventsOf(item: HistoryItem): NewEvent[] {
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
