import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventCodecOf, fact } from '@safe-haven/contracts';
import type { Actor, Decider } from '@safe-haven/domain';
import { type Codec, createMemoryStore, type EventStore } from '@safe-haven/event-store';
import { z } from 'zod';
import { ManualClock } from '../testing/manual-clock.ts';
import type { StreamKind } from './kind.ts';
import { OwnStream } from './own-stream.ts';
import { recordedStream } from './recorded-stream.ts';
import { Streams } from './streams.ts';

interface LampSwitched {
  readonly type: 'LampSwitched';
  readonly on: boolean;
}
type Lamp = readonly boolean[];

/** Version 1 is the one in an old log; version 2 is written now. */
const first = eventCodecOf<LampSwitched>({ LampSwitched: fact(z.object({ light: z.string() })) });
const second = eventCodecOf<LampSwitched>({
  LampSwitched: fact(z.object({ on: z.boolean() }), (old) => ({ on: (old as { light: string }).light === 'on' })),
});

const decider: Decider<Lamp, { type: 'switch'; on: boolean }, LampSwitched, never> = {
  kind: 'lamp',
  initial: () => [],
  evolve: (lamp, { event }) => [...lamp, event.on],
  fold: (_, facts) => [...facts].map(({ event }) => event.on),
  decide: ({ on }, _, { now }) => ({ ok: true, events: [{ event: { type: 'LampSwitched', on }, occurredAt: now }] }),
  recordedAt: () => null,
  readsHistory: () => false,
  rewritesHistory: () => false,
  isObservation: () => false,
};

const ANA: Actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
const clock = new ManualClock();

let store: EventStore<LampSwitched>;
beforeEach(async () => {
  store = createMemoryStore({ codec: second as Codec<LampSwitched> });
  const now = new Date(clock.now()).toISOString();
  const id = randomUUID();
  const metadata = {
    occurredAt: now,
    recordedAt: now,
    actor: ANA,
    commandId: id,
    correlationId: id,
    source: 'app',
  } as const;
  const old = {
    eventId: id,
    type: 'LampSwitched',
    schemaVersion: first.versionOf('LampSwitched'),
    data: { light: 'off' },
    metadata,
  };
  await store.append('lamp-a', [old], 0);
});

const by = () => ({ id: 'a', commandId: randomUUID(), actor: ANA, source: 'app' }) as const;
const versions = async () =>
  (await store.read('lamp-a')).events.map((e) => e.readable && [e.schemaVersion, e.event.on]);

describe('an event that has a second version', () => {
  it('SH-12: given an event of version 1 in the log, when the writer writes, then both are read back and the shelter stays usable', async () => {
    const streams = new Streams(store, clock, second);
    const states = new OwnStream(store, decider);
    const kind: StreamKind<Lamp, { type: 'switch'; on: boolean }, LampSwitched, never> = {
      decider,
      states,
      outside: () => undefined,
    };
    const outcome = await streams.handle(kind, { ...by(), command: { type: 'switch', on: true } });
    expect(outcome).toMatchObject({ kind: 'done', revision: 2, state: [false, true] });
    expect(await states.newest('a')).toMatchObject({ unreadable: false, state: [false, true] });
    expect(await versions()).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('when nothing is decided on its stream, then version 2 is written all the same', async () => {
    const streams = new Streams(store, clock, second);
    const command = { type: 'record', events: [{ type: 'LampSwitched', on: true }] } as const;
    await streams.handle(recordedStream<LampSwitched>(store, 'lamp'), { ...by(), command });
    expect(await versions()).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('when its type is in no schema, then it is not written: nobody could read it back', async () => {
    const streams = new Streams(store, clock, second);
    const command = { type: 'record', events: [{ type: 'LampBroken' }] } as const;
    await expect(streams.handle(recordedStream(store, 'lamp'), { ...by(), command })).rejects.toThrow('LampBroken');
    expect(await versions()).toEqual([[1, false]]);
  });
});
