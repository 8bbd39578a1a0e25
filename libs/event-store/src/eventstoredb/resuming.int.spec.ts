import { describe, expect, it } from '@jest/globals';
import type { Double } from '@safe-haven/event-store-double';
import { eventually } from '@safe-haven/jest-preset/waiting';
import type { Noted } from '../contract/codec.ts';
import { note } from '../contract/given.ts';
import { type EventStore, START } from '../port.ts';
import { randomFrom, seedOf } from '../testing/random.ts';
import { followed, onDouble, places } from './testing/on-double.ts';

const ROUNDS = 30;
const FAULTS: readonly ((double: Double, random: () => number) => unknown)[] = [
  (double) => double.endSubscriptions(),
  (double) => double.dropSubscriptions(14),
  (double) => double.dropSubscriptions(8),
  (double) => double.muteSubscriptions(),
  (double, random) => double.restartAfter(20 + random() * 60),
  (double, random) => {
    double.faults.repeats = Math.floor(random() * 9);
    double.endSubscriptions();
  },
];

describe('R7 the subscription supervisor', () => {
  it(
    `given ${ROUNDS} drops, ends, silences, repeats and absences while another replica writes, then no gap and no repeat`,
    onDouble({}, async ({ double, open }) => {
      const random = randomFrom(seedOf('R7'));
      const [reader, writer] = [await open({ retryMs: 3 }), await open()];
      const followers = [followed(reader, START), followed(reader, START)];
      const revisions = new Map<string, number>();
      let written = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const fault = FAULTS[round < FAULTS.length ? round : Math.floor(random() * FAULTS.length)]!;
        const faulty = fault(double, random);
        double.writeForeignEvents(Math.floor(random() * 400));
        for (let i = 0; i < 5; i++) await write(writer, `shelter-${Math.floor(random() * 3)}`, revisions, random);
        written += 5;
        await faulty;
        await Promise.all(followers.map((follower) => follower.until(written)));
      }
      const expected = places(double.log.records.filter(isOurs).map(ours));
      for (const follower of followers) expect(places(await follower.stop())).toEqual(expected);
    }),
  );

  it(
    'given a store that is unavailable for three seconds, then the follower is live again when it is back',
    onDouble({}, async ({ double, open, states }) => {
      const store = await open();
      const follower = followed(store, START);
      await write(store, 'shelter-0', new Map(), () => 0);
      await follower.until(1);
      await double.restartAfter(3_000);
      await write(store, 'shelter-0', new Map([['shelter-0', 1]]), () => 0);
      await follower.until(2);
      await eventually(() => states.at(-1) === 'connected: The store is connected.');
      expect(places(await follower.stop())).toEqual(['shelter-0 1', 'shelter-0 2']);
    }),
  );
});

const isOurs = ({ stream }: { stream: string }) => stream.startsWith('haven-shelter-');
const ours = ({ stream, revision }: { stream: string; revision: bigint }) => ({
  stream: stream.replace('haven-', ''),
  revision: Number(revision) + 1,
});

/** Appends one note, repeating the same append while the store is unavailable. */
async function write(store: EventStore<Noted>, stream: string, revisions: Map<string, number>, random: () => number) {
  const expected = revisions.get(stream) ?? 0;
  const event = note('x'.repeat(Math.floor(random() * 500)));
  let outcome = 'unknown';
  while (outcome === 'unknown') ({ outcome } = await store.append(stream, [event], expected));
  expect(outcome).toBe('appended');
  revisions.set(stream, expected + 1);
}
