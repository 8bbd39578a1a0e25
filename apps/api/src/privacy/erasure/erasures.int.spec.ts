import { copyFile, cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { HavenEvent, Sealed } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { rotateKeys, subjectsWithKeys } from '../keys/rotate.ts';
import {
  ADA,
  appendEvent,
  clock,
  dyingStore,
  everything,
  keyringOn,
  master,
  memoryLog,
  sqliteLog,
  streamsOn,
  withFolder,
  wrapsIn,
} from '../keys/testing/given.ts';
import { Erasures } from './erasures.ts';
import { ErasureLedger } from './ledger.ts';

const PROFILE = { name: 'Ana' };

/** A program on a store: what it starts with is what `finish` makes of log and ledger. */
function programOn(store: EventStore, ledger: string | null = null, masterKeys = master(1)) {
  const keyring = keyringOn(store, masterKeys);
  return { keyring, erasures: new Erasures(streamsOn(store), keyring, new ErasureLedger(ledger)) };
}

async function erasedIn(store: EventStore): Promise<unknown[]> {
  const found = [];
  for (const logged of await everything(store)) {
    if (logged.readable && logged.type === 'SubjectErased')
      found.push({ stream: logged.stream, ...(logged.event as object) });
  }
  return found;
}

async function expectErased(store: EventStore<HavenEvent>, ledger: string | null, sealed: Sealed): Promise<void> {
  expect(await wrapsIn(store)).toEqual([]);
  expect(await programOn(store, ledger).keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
}

describe('erasing', () => {
  it('AC-7: given a subject, when erased, then its key is gone, the log says who did it and why, and the rest opens', async () => {
    const store = memoryLog();
    const { keyring, erasures } = programOn(store);
    const sealed = await keyring.seal('person-a', 'profile', PROFILE);
    const other = await keyring.seal('person-b', 'profile', PROFILE);
    expect(await erasures.erase('person-a', 'asked', ADA)).toEqual({ outcome: 'erased', keys: 1 });
    expect(await keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
    expect(await keyring.open(other, 'profile')).toMatchObject({ outcome: 'opened' });
    expect((await everything(store)).at(-1)).toMatchObject({
      stream: 'access-2026-11-25',
      event: { type: 'SubjectErased', subject: 'person-a', reason: 'asked' },
      metadata: { actor: ADA, source: 'app' },
    });
    expect(await erasures.erase('person-a', 'asked', ADA)).toEqual({ outcome: 'already_erased', keys: 0 });
    expect(await erasedIn(store)).toHaveLength(1);
    expect(await store.verify()).toBeNull();
  });

  it('given a name without a key, or an invalid one, then nothing is recorded', async () => {
    const store = memoryLog();
    const keyring = keyringOn(store);
    const ledger = new ErasureLedger(null);
    const erasures = new Erasures(streamsOn(store), keyring, ledger);
    for (const subject of ['person-typo', 'person', 'key-a/b']) {
      expect(await erasures.erase(subject, 'asked', ADA)).toEqual({ outcome: 'unknown_subject' });
    }
    expect([await everything(store), ledger.all()]).toEqual([[], []]);
  });

  it('given many erased at once at two replicas, then all are, each in the stream of the day', async () => {
    const store = memoryLog();
    const [a, b] = [programOn(store), programOn(store)];
    const subjects = Array.from({ length: 8 }, (_, i) => `request-${i}`);
    for (const subject of subjects) await a.keyring.seal(subject, 'x', 1);
    const results = await Promise.all(subjects.map((s, i) => (i % 2 ? a : b).erasures.erase(s, 'retention', ADA)));
    expect(new Set(results.map((r) => r.outcome))).toEqual(new Set(['erased']));
    expect(await wrapsIn(store)).toEqual([]);
    expect(await erasedIn(store)).toHaveLength(subjects.length);
  });

  it('given a key that a rotation moves meanwhile, then neither wrap stays', async () => {
    for (let head = 0; head < 12; head++) {
      const store = memoryLog();
      const { keyring } = programOn(store);
      await keyring.seal('person-a', 'profile', PROFILE);
      const rotating = programOn(store, null, master(2, 1));
      const rotation = rotateKeys(rotating.keyring.wrapped, await subjectsWithKeys(store, rotating.keyring.erased));
      for (let tick = 0; tick < head * 8; tick++) await Promise.resolve();
      const { erasures } = programOn(store);
      const [result] = await Promise.all([erasures.erase('person-a', 'asked', ADA), rotation]);
      expect(result.outcome).toBe('erased');
      await rotating.erasures.finish();
      expect(await wrapsIn(store)).toEqual([]);
    }
  });
});

describe('an erasure that is interrupted', () => {
  it(
    'given a crash before any of its writes, then the erasure is reported or recorded, and erasing again completes it',
    withFolder(async (folder) => {
      let crashes = 0;
      for (let writes = 0; ; writes++) {
        const ledger = join(folder, `${writes}.ndjson`);
        const store = memoryLog();
        const { keyring } = programOn(store);
        const sealed = await keyring.seal('person-a', 'profile', PROFILE);
        const first = await programOn(dyingStore(store, writes), ledger).erasures.erase('person-a', 'asked', ADA);
        if (first.outcome === 'erased') break;
        crashes += 1;
        expect(first).toEqual({ outcome: 'unfinished', reason: expect.any(String) });
        const again = programOn(store, ledger);
        await again.erasures.load();
        expect(await again.keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
        expect(await again.erasures.erase('person-a', 'asked', ADA)).toEqual({ outcome: 'already_erased', keys: 1 });
        await expectErased(store, ledger, sealed);
        expect(await erasedIn(store)).toHaveLength(1);
      }
      expect(crashes).toBe(2);
    }),
  );

  it(
    'given a death before any of its writes, then the next start finishes it by itself, by the ledger or by the log',
    withFolder(async (folder) => {
      for (const writes of [0, 1]) {
        const ledger = join(folder, `${writes}.ndjson`);
        const store = memoryLog();
        const sealed = await programOn(store).keyring.seal('person-a', 'profile', PROFILE);
        await programOn(dyingStore(store, writes), ledger).erasures.erase('person-a', 'asked', ADA);
        const { erasures } = programOn(store, writes === 0 ? ledger : null);
        expect(await erasures.finish()).toEqual({ forgotten: 1 });
        expect(await erasures.finish()).toEqual({ forgotten: 0 });
        await expectErased(store, null, sealed);
        expect(await erasedIn(store)).toEqual([
          { stream: 'access-2026-11-25', type: 'SubjectErased', subject: 'person-a', reason: 'asked' },
        ]);
      }
    }),
  );

  it(
    'given an erasure at another replica, when this one starts, then its own ledger holds it too',
    withFolder(async (folder) => {
      const store = memoryLog();
      const there = programOn(store);
      await there.keyring.seal('person-a', 'profile', PROFILE);
      await there.erasures.erase('person-a', 'wrong', ADA);
      const ledger = join(folder, 'here.ndjson');
      await programOn(store, ledger).erasures.finish();
      expect(new ErasureLedger(ledger).all()).toMatchObject([{ subject: 'person-a', reason: 'wrong' }]);
    }),
  );
});

describe('a replica that follows the log', () => {
  it('given an erasure at another one, when it learns of it, then its own ledger notes it at once', async () => {
    const store = memoryLog();
    const there = programOn(store);
    await there.keyring.seal('person-a', 'profile', PROFILE);
    await there.erasures.erase('person-a', 'asked', ADA);
    const ledger = new ErasureLedger(null);
    const keyring = keyringOn(store);
    new Erasures(streamsOn(store), keyring, ledger);
    for (const logged of await everything(store)) keyring.follow(logged);
    const at = new Date(clock.now()).toISOString();
    expect(ledger.all()).toEqual([{ subject: 'person-a', reason: 'asked', at }]);
  });
});

/** A log with a person in it, a backup of it, and then the erasure. */
async function backedUpAndErased(folder: string) {
  const live = join(folder, 'live');
  const backup = join(folder, 'backup');
  const ledger = join(folder, 'erasures.ndjson');
  const store = await sqliteLog(live);
  const { keyring, erasures } = programOn(store, ledger);
  const sealed = await keyring.seal('person-a', 'profile', PROFILE);
  const other = await keyring.seal('person-b', 'profile', PROFILE);
  const [wrap] = await wrapsIn(store);
  for (const profile of [sealed, other])
    await appendEvent(store, profile.key, { type: 'PersonProfileChanged', profile });
  await store.backup({ log: join(backup, 'log.sqlite'), keys: join(backup, 'log.sqlite.keys') });
  await erasures.erase('person-a', 'asked', ADA);
  await store.close();
  return { live, backup, ledger, sealed, other, wrapped: wrap!.wrapped };
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return names.filter((_, i) => contents[i]!.includes(text));
}

describe('backups', () => {
  it(
    'given a backup of the log, then only the file next to it holds a key, and no live file after the erasure',
    withFolder(async (folder) => {
      const { live, backup, wrapped } = await backedUpAndErased(folder);
      expect(await filesWith(backup, wrapped)).toEqual(['log.sqlite.keys']);
      expect(await filesWith(live, wrapped)).toEqual([]);
    }),
  );

  it(
    'given a backup of log and keys from before, when restored and started, then the erased one is erased again',
    withFolder(async (folder) => {
      const { backup, ledger, sealed, other, wrapped } = await backedUpAndErased(folder);
      const restored = join(folder, 'restored');
      await cp(backup, restored, { recursive: true });
      const store = await sqliteLog(restored);
      expect(await programOn(store).keyring.open(sealed, 'profile')).toMatchObject({ outcome: 'opened' });
      const { keyring, erasures } = programOn(store, ledger);
      expect(await erasures.finish()).toEqual({ forgotten: 1 });
      expect(await keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
      expect(await keyring.open(other, 'profile')).toMatchObject({ outcome: 'opened' });
      expect(await erasedIn(store)).toMatchObject([{ subject: 'person-a', reason: 'asked' }]);
      expect(await store.verify()).toBeNull();
      await store.close();
      expect(await filesWith(restored, wrapped)).toEqual([]);
    }),
  );

  it(
    'given an old file of keys, a log with the erasure, and no ledger, then it is erased again at the start',
    withFolder(async (folder) => {
      const { live, backup, sealed, other, wrapped } = await backedUpAndErased(folder);
      const mixed = join(folder, 'mixed');
      await mkdir(mixed);
      await copyFile(join(live, 'log.sqlite'), join(mixed, 'log.sqlite'));
      await copyFile(join(backup, 'log.sqlite.keys'), join(mixed, 'log.sqlite.keys'));
      await rm(join(folder, 'erasures.ndjson'));
      const store = await sqliteLog(mixed);
      expect(await wrapsIn(store)).toHaveLength(2);
      const { keyring, erasures } = programOn(store);
      expect(await erasures.finish()).toEqual({ forgotten: 1 });
      expect(await keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
      expect(await keyring.open(other, 'profile')).toMatchObject({ outcome: 'opened' });
      await store.close();
      expect(await filesWith(mixed, wrapped)).toEqual([]);
    }),
  );
});
