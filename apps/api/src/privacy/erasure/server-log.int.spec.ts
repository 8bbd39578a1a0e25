import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, openEventStoreDb } from '@safe-haven/event-store';
import { type Double, startDouble } from '@safe-haven/event-store-double';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { rotateKeys, subjectsWithKeys } from '../keys/rotate.ts';
import { ADA, codec, everything, keyringOn, master, streamsOn } from '../keys/testing/given.ts';
import { Erasures } from './erasures.ts';
import { ErasureLedger } from './ledger.ts';

/** Two replicas on one store, the protocol double: there what was forgotten can't be written again. */
let double: Double;
const stores: EventStore<HavenEvent>[] = [];

async function replica(masterKeys = master(1)) {
  const { connectionString } = double;
  const store = await openEventStoreDb<HavenEvent>({
    connectionString,
    codec,
    watchdogMs: 200,
    retryMs: 20,
    answerMs: HANGS_MS,
  });
  stores.push(store);
  const keyring = keyringOn(store, masterKeys);
  return { store, keyring, erasures: new Erasures(streamsOn(store), keyring, new ErasureLedger(null)) };
}

beforeEach(async () => {
  double = await startDouble();
  double.writeForeignEvents(20);
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  double.stop();
});

describe('keys on a store that several machines share', () => {
  it('given two that seal for one new subject at once, then it is one key, and a rotation at one changes nothing for the other', async () => {
    const [a, b] = [await replica(), await replica()];
    const boxes = await Promise.all([a, b].map(({ keyring }, i) => keyring.seal('person-a', 'x', i)));
    const c = await replica(master(2, 1));
    const subjects = await subjectsWithKeys(c.store, c.keyring.erased);
    expect(await rotateKeys(c.keyring.wrapped, subjects)).toEqual({ moved: 1, current: 0, stuck: 0 });
    expect(await rotateKeys(c.keyring.wrapped, subjects)).toEqual({ moved: 0, current: 1, stuck: 0 });
    const fresh = await replica(master(2));
    for (const [i, box] of boxes.entries()) {
      for (const { keyring } of [a, b, c, fresh])
        expect(await keyring.open(box, 'x')).toEqual({ outcome: 'opened', value: i });
    }
  });

  it('given an erasure at one, then the other neither opens nor seals it, whether it has heard of it or not', async () => {
    const [a, b, c] = [await replica(), await replica(), await replica()];
    const box = await a.keyring.seal('person-a', 'x', 1);
    expect(await c.keyring.open(box, 'x')).toMatchObject({ outcome: 'opened' });
    expect(await a.erasures.erase('person-a', 'asked', ADA)).toEqual({ outcome: 'erased', keys: 1 });
    expect(await b.keyring.open(box, 'x')).toEqual({ outcome: 'forgotten' });
    await expect(b.keyring.seal('person-a', 'x', 1)).rejects.toMatchObject({ reason: 'unavailable' });
    for (const logged of await everything(c.store)) c.keyring.follow(logged);
    expect(await c.keyring.open(box, 'x')).toEqual({ outcome: 'forgotten' });
    await expect(c.keyring.seal('person-a', 'x', 1)).rejects.toMatchObject({ reason: 'erased' });
    expect(await (await replica()).erasures.finish()).toEqual({ forgotten: 0 });
  });
});
