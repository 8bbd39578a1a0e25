import { stat } from 'node:fs/promises';
import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, positionOf } from '@safe-haven/event-store';
import { StoreState } from '../environment/store-state.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Random } from '../testing/random.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { BoardFeed } from './board.feed.ts';
import { LivenessProbe } from './liveness-probe.ts';

const probes: LivenessProbe[] = [];
afterEach(() => {
  for (const probe of probes.splice(0)) probe.stop();
});

/** A program's feed on a log, with a clock that the test moves. */
function given(store: EventStore<HavenEvent> & RefusingStore = new RefusingStore()) {
  let ms = 0;
  const reports: string[] = [];
  const heads: string[] = [];
  let beats = 0;
  const state = new StoreState(
    () => ms,
    (sentence) => reports.push(sentence),
  );
  state.onAlive(() => {
    beats += 1;
  });
  const feed = new BoardFeed({ store, clock: new ManualClock() });
  const random = new Random(7);
  const probe = new LivenessProbe({
    store,
    feed,
    state,
    probeMs: 50,
    random: () => random.next(),
    onHead: (head) => heads.push(head),
  });
  probes.push(probe);
  return { store, state, feed, probe, reports, heads, beats: () => beats, later: (by: number) => (ms += by) };
}

/** Writes one event outside of any shelter, which every feed reads. */
const written = (store: RefusingStore) =>
  store.append(
    'note-1',
    [
      {
        eventId: '00000000-0000-4000-8000-000000000001',
        type: 'Noted',
        schemaVersion: 1,
        data: {},
        metadata: {
          occurredAt: '2026-11-25T01:00:00.000Z',
          recordedAt: '2026-11-25T01:00:00.000Z',
          actor: { person: 'p', role: 'service', organisation: null, country: null },
          commandId: 'c',
          correlationId: 'c',
          source: 'system',
        },
      },
    ],
    0,
  );

describe('LG-1: the signs of life of a log', () => {
  it('OP-14: given a feed that does not reach the head, then that head is reported all the same', async () => {
    const { store, probe, heads, beats } = given();
    await written(store);
    await probe.start();
    expect([heads, beats()]).toEqual([[await store.head()], 0]);
  });

  it('given a log that answers, then each answer is a sign, and its age counts from when it was asked', async () => {
    const { probe, state, beats, later, reports } = given();
    later(1_000);
    await probe.start();
    expect([beats(), state.age, state.delayed, reports]).toEqual([1, 0, false, []]);
    later(2_000);
    expect(state.age).toBe(2_000);
  });

  it('given an unreachable store, then there is no answer, and after two and a half seconds of probes it is lost; one answer restores it', async () => {
    const { probe, store, state, beats, later, reports } = given();
    store.isAway = true;
    await probe.start();
    later(2_499);
    expect([beats(), state.delayed]).toEqual([0, false]);
    later(1);
    expect([state.delayed, state.age]).toEqual([true, 2_500]);
    store.isAway = false;
    while (state.delayed) await new Promise((resolve) => setTimeout(resolve, 5));
    expect([beats(), state.age]).toEqual([1, 0]);
    expect(reports).toEqual(['The log is away.', 'The log is there.']);
  });

  it('given a readable log from which no event arrives, then the probe is not answered', async () => {
    const { probe, store, beats, reports } = given();
    await written(store);
    await probe.start();
    expect([beats(), reports]).toEqual([0, ['The log has more than what arrives here.']]);
  });

  it('SH-25: given a program that was itself held up for longer than it waits, then what has arrived meanwhile counts', async () => {
    const { store, feed } = given();
    await feed.start();
    // After this the event loop comes to its timers before it looks at what has arrived.
    await nextRound();
    const there = feed.waitFor(positionOf(1), 20);
    // The disk answers while the program is held up, and that brings the event.
    const wrote = stat(import.meta.filename).then(() => written(store));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    expect([await there, (await wrote).outcome]).toEqual([true, 'appended']);
    await feed.stop();
  });

  it('given a program that was itself held up, then it has to ask before it calls the log lost', () => {
    const { state, later } = given();
    later(60_000);
    expect([state.delayed, state.age]).toEqual([false, 60_000]);
  });

  it('given only events of the connection, then they do not count as an answer', () => {
    const { state, later } = given();
    state.asked();
    later(5_000);
    state.note('connected', 'The store is connected.');
    expect(state.delayed).toBe(true);
  });
});
