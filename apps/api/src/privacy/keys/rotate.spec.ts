import { describe, expect, it } from '@jest/globals';
import { keysStatus } from './keys-status.ts';
import { rotateKeys, subjectsWithKeys } from './rotate.ts';
import { dyingStore, keyringOn, master, memoryLog, wrapsIn } from './testing/given.ts';

const SUBJECTS = ['person-a', 'request-b', 'address-c'];

async function sealedLog() {
  const store = memoryLog();
  const keyring = keyringOn(store, master(1));
  const boxes = await Promise.all(SUBJECTS.map((subject) => keyring.seal(subject, 'x', subject)));
  return { store, boxes, keyring };
}

async function rotateOn(store: ReturnType<typeof memoryLog>, masterKeys = master(2, 1)) {
  const keyring = keyringOn(store, masterKeys);
  return rotateKeys(keyring.wrapped, await subjectsWithKeys(store, keyring.erased));
}

async function expectMoved({ store, boxes }: Awaited<ReturnType<typeof sealedLog>>, generation = 2) {
  const [old, now] = [keyringOn(store, master(1)), keyringOn(store, master(2))];
  for (const box of boxes) {
    expect(await now.open(box, 'x')).toEqual({ outcome: 'opened', value: box.key });
    expect(await old.open(box, 'x')).toEqual({ outcome: 'wrong_master_key' });
  }
  const wraps = await wrapsIn(store);
  expect(wraps.map((w) => w.subject).sort()).toEqual([...SUBJECTS].sort());
  expect(new Set(wraps.map((w) => w.generation))).toEqual(new Set([generation]));
}

describe('rotation', () => {
  it('given keys under an old master key, when rotated, then the new one alone opens everything, and no old wrap is left', async () => {
    const log = await sealedLog();
    expect(await rotateOn(log.store)).toEqual({ moved: 3, current: 0, stuck: 0 });
    await expectMoved(log);
    expect(await rotateOn(log.store)).toEqual({ moved: 0, current: 3, stuck: 0 });
    // A program that ran meanwhile keeps using the key it has.
    expect(await log.keyring.open(log.boxes[0]!, 'x')).toMatchObject({ outcome: 'opened' });
  });

  it('given a rotation that crashes before any of its writes, when run again, then the result is the same', async () => {
    let crashes = 0;
    for (let writes = 0; ; writes++) {
      const log = await sealedLog();
      const died = await rotateOn(dyingStore(log.store, writes)).then(
        () => false,
        () => true,
      );
      for (const box of log.boxes) {
        expect(await keyringOn(log.store, master(2, 1)).open(box, 'x')).toMatchObject({ outcome: 'opened' });
      }
      if (!died) break;
      crashes += 1;
      const { moved, current, stuck } = await rotateOn(log.store);
      expect([moved + current, stuck]).toEqual([3, 0]);
      await expectMoved(log);
    }
    expect(crashes).toBe(6);
  });

  it('given two rotations at once, then every key is moved once', async () => {
    const log = await sealedLog();
    await Promise.all([rotateOn(log.store), rotateOn(log.store)]);
    await expectMoved(log);
  });

  it('given three master keys after each other, then what was sealed first still opens', async () => {
    const log = await sealedLog();
    await rotateOn(log.store, master(3, 1));
    await rotateOn(log.store, master(2, 3));
    await expectMoved(log, 3);
  });

  it('given a key that no master key opens, then it is left as it is and counted', async () => {
    const log = await sealedLog();
    await keyringOn(log.store, master(9)).seal('person-z', 'x', 1);
    expect(await rotateOn(log.store)).toEqual({ moved: 3, current: 0, stuck: 1 });
    const keyring = keyringOn(log.store, master(2));
    const status = await keysStatus(keyring.wrapped, await subjectsWithKeys(log.store, keyring.erased), keyring.erased);
    expect(status).toEqual({
      current: master(2).currentId,
      wrapped: [
        { by: master(2).currentId, keys: 3, known: true },
        { by: master(9).currentId, keys: 1, known: false },
      ],
      damaged: 0,
      erased: 0,
    });
  });

  it('given a next wrap that opens to another key, or a current one that does not open, then the previous wrap stays', async () => {
    const log = await sealedLog();
    const { wrapped } = keyringOn(log.store, master(2));
    await wrapped.write('person-a', 2, Buffer.alloc(32, 'another key'));
    await wrapped.write('request-b', 2, Buffer.alloc(31, 'no key'));
    expect(await rotateOn(log.store)).toEqual({ moved: 1, current: 0, stuck: 2 });
    expect((await wrapsIn(log.store)).filter((w) => w.generation === 1)).toHaveLength(2);
    for (const box of log.boxes) {
      expect(await keyringOn(log.store, master(1, 2)).open(box, 'x')).toMatchObject({ outcome: 'opened' });
    }
  });
});
