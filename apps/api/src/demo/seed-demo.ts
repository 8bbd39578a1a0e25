import { type CaseItem, demoHistory, demoNight, type HistoryItem } from '@safe-haven/demo-network';
import { eventIdOf, START } from '@safe-haven/event-store';
import { instantOf } from '../environment/clock.ts';
import type { MasterKeys } from '../privacy/keys/master-keys.ts';
import type { Streams } from '../streams/streams.ts';
import { sealingBack } from './backdated-sealing.ts';

const SEED = 20_261_125;

/** Number of concurrent appends: they share commits, and each stream keeps its order. */
const AT_ONCE = 256;

type Item = HistoryItem | CaseItem;

/**
 * Fills an empty log with fourteen weeks of a demo network and with the requests and transfers of its last night. The events
 * come from the production deciders with an injected clock, and personal details are sealed as usual. A log with any
 * event is left alone. Returns how many events were written, data keys excluded.
 */
export async function seedDemo(streams: Streams, masterKeys: MasterKeys): Promise<number> {
  const { store, clock } = streams;
  if ((await store.head()) !== START) return 0;
  const options = { seed: SEED, now: instantOf(clock.now()) };
  const shelters = demoHistory(options);
  const [first, ...others] = shelters;
  // When several programs start on one empty log, the first to append fills it.
  if (!first || !(await append(streams, first))) return 0;
  const night = await demoNight({ ...options, shelters, eventIdOf, seal: sealingBack(store, masterKeys) });
  const items = [...others, ...night].sort(byTime);
  for (let i = 0; i < items.length; i += AT_ONCE) {
    await Promise.all(items.slice(i, i + AT_ONCE).map((item) => mustAppend(streams, item)));
  }
  return [first, ...items].reduce((sum, item) => sum + item.events.length, 0);
}

/** A stable sort: events of the same instant keep their order, cause before effect. */
const byTime = (a: Item, b: Item): number => (a.now < b.now ? -1 : a.now > b.now ? 1 : 0);

/** False when another program wrote this stream first. */
async function append(streams: Streams, item: Item): Promise<boolean> {
  const { stream, events, expected, commandId, source, now: recordedAt } = item;
  const actor = { ...item.actor, country: item.actor.country ?? null };
  const by = { commandId, correlationId: commandId, actor, source, recordedAt };
  const result = await streams.append(stream, events, expected, by);
  if (result.outcome === 'appended') return true;
  if (result.outcome === 'lost_race') return false;
  throw new Error(`The demo could not be written: ${item.stream} at ${item.expected}, ${result.outcome}.`);
}

async function mustAppend(streams: Streams, item: Item): Promise<void> {
  if (!(await append(streams, item)))
    throw new Error(`The demo could not be written: ${item.stream} has been written.`);
}
