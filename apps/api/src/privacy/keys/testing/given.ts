import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import type { Actor, HavenEvent, KeyWrapped } from '@safe-haven/domain';
import {
  type Codec,
  createMemoryStore,
  type EventStore,
  type LogEvent,
  type NewEvent,
  openSqliteStore,
  readToHead,
} from '@safe-haven/event-store';
import { newEvents, sourceOf, type TypedEvent } from '../../../streams/facts.ts';
import { Streams } from '../../../streams/streams.ts';
import { ManualClock } from '../../../testing/manual-clock.ts';
import { Keyring } from '../keyring.ts';
import { MasterKeys } from '../master-keys.ts';
import { keyWrappedIn } from '../wrapped-keys.ts';

export const codec = eventCodec as Codec<HavenEvent>;
export const clock = new ManualClock();
export const ADA: Actor = {
  person: 'person-ada',
  role: 'administrator',
  organisation: 'Network',
  country: null,
};

/** Distinct master keys for tests, each one byte repeated. */
export const master = (...seeds: [number, ...number[]]): MasterKeys => {
  const [first, ...others] = seeds.map((seed) => Buffer.alloc(32, `master key ${seed} `));
  return new MasterKeys([first!, ...others]);
};

export const memoryLog = (): EventStore<HavenEvent> => createMemoryStore({ codec });
export const sqliteLog = (folder: string) => openSqliteStore({ path: join(folder, 'log.sqlite'), codec });
export const streamsOn = (store: EventStore): Streams => new Streams(store, clock);
export const keyringOn = (store: EventStore, masterKeys = master(1)): Keyring =>
  new Keyring(streamsOn(store), masterKeys);

export async function everything(store: EventStore): Promise<LogEvent[]> {
  const all: LogEvent[] = [];
  for await (const logged of readToHead(store)) all.push(logged);
  return all;
}

export async function wrapsIn(store: EventStore): Promise<KeyWrapped[]> {
  return (await everything(store)).flatMap((logged) => keyWrappedIn(logged) ?? []);
}

/** A new event with a command id of its own. `now` is an instant. */
export function newEvent(stream: string, event: TypedEvent, actor: Actor, now: string): NewEvent {
  const commandId = randomUUID();
  const by = { commandId, correlationId: commandId, actor, source: sourceOf(actor), recordedAt: now };
  return newEvents(stream, [{ event, occurredAt: now }], by, { ...eventCodec, versionOf: () => 1 })[0]!;
}

/** Appends an event to a stream. */
export async function appendEvent<E extends { readonly type: string }>(
  store: EventStore,
  stream: string,
  event: E,
): Promise<void> {
  const { revision } = await store.read(stream);
  const now = new Date(clock.now()).toISOString();
  const { outcome } = await store.append(stream, [newEvent(stream, event, ADA, now)], revision);
  if (outcome !== 'appended') throw new Error(outcome);
}

/** The store of a process that crashes before its nth write: every later write is refused. */
export function dyingStore<E>(store: EventStore<E>, writes: number): EventStore<E> {
  let writesLeft = writes;
  const countWrite = () => {
    writesLeft -= 1;
    if (writesLeft < 0) throw new Error('killed');
  };
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'append' || name === 'forget') countWrite();
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** Runs a test in a temporary folder and removes it afterwards. */
export const withFolder = (test: (folder: string) => Promise<void>) => async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
