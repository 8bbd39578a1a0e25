import { describe, expect, it } from '@jest/globals';
import type { PersonEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { Streams } from '../../streams/streams.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { OPERATOR } from '../../testing/operator.ts';
import { AccessLog } from '../access-log.ts';
import { ADA, appendEvent, clock, keyringOn, master, memoryLog, newEvent, wrapsIn } from '../keys/testing/given.ts';
import { Erasures } from './erasures.ts';
import { ErasureLedger } from './ledger.ts';
import { eraseBody, KeyOperations, type Retained } from './operations.ts';

const DAY_MS = 86_400_000;

function operationsOn(store: EventStore, { masterKeys = master(1), at = clock } = {}) {
  const keyring = keyringOn(store, masterKeys);
  const streams = new Streams(store, at);
  const erasures = new Erasures(streams, keyring, new ErasureLedger(null));
  const log = new AccessLog(streams);
  return { keyring, operations: new KeyOperations({ store, keyring, erasures, clock: at, log }) };
}

/** Looks after every step of the program until it is so. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await Promise.resolve();
}

async function finished(operations: KeyOperations) {
  while (operations.rotation().state === 'running') await new Promise((resolve) => setImmediate(resolve));
  return operations.rotation();
}

describe('erasing on request', () => {
  it.each([
    [{ kind: 'person', id: 'ab12', dryRun: false }, true],
    [{ kind: 'request', id: 'ab12', reason: 'wrong', dryRun: true, last: true }, true],
    [{ kind: 'person', id: 'ab12' }, false],
    [{ kind: 'key', id: 'ab12', dryRun: false }, false],
    [{ kind: 'person', id: '../x', dryRun: false }, false],
    [{ kind: 'person', id: 'a', reason: 'retention', dryRun: false }, false],
    [{ kind: 'person', id: 'a', subject: 'person-b', dryRun: false }, false],
  ])('given %j, then it is accepted: %j', (body, taken) => {
    expect(eraseBody.safeParse(body).success).toBe(taken);
  });

  it('given an erased address that was recorded again, when erased again, then the new one goes too, and no other', async () => {
    const store = memoryLog();
    const { keyring, operations } = operationsOn(store);
    const erase = () => operations.erase({ kind: 'address', id: 'lipa', reason: 'wrong', dryRun: false }, OPERATOR);
    await keyring.seal('address-gora', 'address', 'A 1');
    for (let i = 0; i < 3; i++) await keyring.sealAlone('address-lipa', 'address', 'A 1').then(erase);
    expect(await erase()).toEqual({ outcome: 'already_erased', keys: 0 });
    expect((await wrapsIn(store)).map((w) => w.subject)).toEqual(['address-gora']);
    expect((await keyring.sealAlone('address-lipa', 'address', 'A 1')).key).toBe('address-lipa@4');
  });

  it('given an unknown id, then it is reported as unknown', async () => {
    const { operations } = operationsOn(memoryLog());
    expect(await operations.erase({ kind: 'person', id: 'typo', reason: 'asked', dryRun: false }, ADA)).toEqual({
      outcome: 'unknown_subject',
    });
  });
});

describe('retention', () => {
  async function closedAccounts(count: number) {
    const store = memoryLog();
    const at = new ManualClock(clock.now());
    const { keyring, operations } = operationsOn(store, { at });
    for (let i = 0; i < count; i++) {
      const profile = await keyring.seal(`person-${i}`, 'profile', 'name');
      await appendEvent(store, `person-${i}`, { type: 'PersonActivated', profile });
      await appendEvent(store, `person-${i}`, { type: 'PersonDisabled', reason: 'left' });
    }
    await appendEvent(store, 'person-without-a-key', { type: 'PersonDisabled', reason: 'left' });
    await keyring.seal('person-stays', 'profile', 'name');
    return { store, at, operations };
  }

  it('given accounts that were closed 90 days ago, then a dry run names them, and a run erases them in portions', async () => {
    const { store, at, operations } = await closedAccounts(120);
    at.advance(90 * DAY_MS - 1);
    expect(await operations.retain({ dryRun: true, clockIsRight: true }, OPERATOR)).toEqual({
      erased: [],
      left: 0,
      stopped: null,
    });
    at.advance(1);
    const dry = await operations.retain({ dryRun: true, clockIsRight: true }, OPERATOR);
    expect([dry.erased.length, (await wrapsIn(store)).length]).toEqual([120, 121]);
    const first = await operations.retain({ dryRun: false, clockIsRight: true }, OPERATOR);
    expect([first.erased.length, first.left, first.stopped]).toEqual([100, 20, null]);
    const second = await operations.retain({ dryRun: false, clockIsRight: true }, OPERATOR);
    expect([second.erased.length, second.left]).toEqual([20, 0]);
    expect(await operations.retain({ dryRun: false, clockIsRight: true }, OPERATOR)).toEqual({
      erased: [],
      left: 0,
      stopped: null,
    });
    expect((await wrapsIn(store)).map((w) => w.subject)).toEqual(['person-stays']);
  });

  it('given a log that refuses appends, then it stops and returns what is left', async () => {
    const { store, at } = await closedAccounts(2);
    at.advance(90 * DAY_MS);
    const { operations } = operationsOn(full(store), { at });
    const { erased, left, stopped } = await operations.retain({ dryRun: false, clockIsRight: true }, OPERATOR);
    expect([erased, left, stopped]).toEqual([[], 2, 'The log takes nothing at the moment: disk_full.']);
  });
});

describe('OP-5: given a clock that may be wrong', () => {
  async function closed(at: ManualClock, ...after: [stream: string, person: string][]) {
    const store = memoryLog();
    const { keyring, operations } = operationsOn(store, { at });
    const profile = await keyring.seal('person-x', 'profile', 'name');
    await appendEvent(store, 'person-x', { type: 'PersonActivated', profile });
    await appendEvent(store, 'person-x', { type: 'PersonDisabled', reason: 'left' });
    at.advance(120 * DAY_MS);
    for (const [stream, person] of after) {
      const now = new Date(at.now()).toISOString();
      const disabled: PersonEvent = { type: 'PersonDisabled', reason: 'left' };
      const event = newEvent(stream, disabled, { ...ADA, person }, now);
      expect((await store.append(stream, [event], 0)).outcome).toBe('appended');
    }
    const retain = (clockIsRight?: true) =>
      operations.retain({ dryRun: false, ...(clockIsRight ? { clockIsRight } : {}) }, OPERATOR);
    return { keyring, operations, retain };
  }
  const isThere = ({ erased }: Retained) => erased.map(({ subject }) => subject);

  it('when it is more than a day past whatever people recorded, then nothing is erased, and the plan says so too', async () => {
    const at = new ManualClock(clock.now());
    const { operations, retain } = await closed(at);
    const first = await retain();
    expect([isThere(first), first.left]).toEqual([[], 1]);
    expect(first.stopped).toMatch(/^The clock of this machine says .+ nothing is erased by a clock that may be wrong/);
    const planned = await operations.retain({ dryRun: true }, OPERATOR);
    expect([isThere(planned), planned.stopped]).toEqual([['person-x'], first.stopped]);
    expect(isThere(await retain(true))).toEqual(['person-x']);
  });

  it('when only the program itself wrote by that clock, then it is no witness; a person of today is', async () => {
    const written = await closed(new ManualClock(clock.now()), ['person-y', 'system:clock']);
    expect(isThere(await written.retain())).toEqual([]);
    const worked = await closed(new ManualClock(clock.now()), ['person-y', 'person-ada']);
    expect(isThere(await worked.retain())).toEqual(['person-x']);
  });
});

describe('OP-3: given a person who administers', () => {
  const EXPIRES = '2026-12-25T00:00:00.000Z';
  const ADMINISTRATOR = { grantId: 'g', role: 'administrator', organisation: null, country: null, shelters: null };
  const erase = (operations: KeyOperations, id: string, more: object = {}) =>
    operations.erase({ kind: 'person', id, reason: 'asked', dryRun: false, ...more }, OPERATOR);
  async function administered(...people: string[]) {
    const store = memoryLog();
    const { keyring, operations } = operationsOn(store);
    for (const id of people) {
      const profile = await keyring.seal(`person-${id}`, 'profile', 'name');
      await appendEvent(store, `person-${id}`, { type: 'PersonInvited', profile, tokenHash: id, expiresAt: EXPIRES });
      await appendEvent(store, `person-${id}`, { type: 'RoleGranted', ...ADMINISTRATOR });
      await appendEvent(store, `person-${id}`, { type: 'PersonActivated', profile });
    }
    return operations;
  }

  it('when it is the last one, then their data is not erased without saying so', async () => {
    const operations = await administered('a', 'b');
    expect(await erase(operations, 'a')).toMatchObject({ outcome: 'erased' });
    expect(await erase(operations, 'b', { dryRun: true })).toEqual({ outcome: 'last_administrator' });
    expect(await erase(operations, 'b')).toEqual({ outcome: 'last_administrator' });
    expect(await erase(operations, 'b', { last: true })).toMatchObject({ outcome: 'erased' });
  });

  it('when both are erased at the same moment, then one of them stays', async () => {
    const operations = await administered('a', 'b');
    const both = await Promise.all([erase(operations, 'a'), erase(operations, 'b')]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['erased', 'last_administrator']);
  });
});

describe('rotation on request', () => {
  it('given keys under an old master key, when started twice, then it is one rotation, and the status follows', async () => {
    const store = memoryLog();
    for (const subject of ['person-a', 'person-b']) await keyringOn(store).seal(subject, 'x', 1);
    const { operations } = operationsOn(store, { masterKeys: master(2, 1) });
    const [old, now] = [master(1).currentId, master(2).currentId];
    expect(await operations.status()).toMatchObject({ current: now, wrapped: [{ by: old, keys: 2, known: true }] });
    expect(operations.rotation()).toEqual({ state: 'idle' });
    expect(operations.startRotation(OPERATOR)).toEqual({ state: 'running', done: 0, total: 0 });
    await until(() => (operations.rotation() as { done?: number }).done === 1);
    expect(operations.startRotation(OPERATOR)).toEqual({ state: 'running', done: 1, total: 2 });
    expect(await finished(operations)).toEqual({ state: 'done', result: { moved: 2, current: 0, stuck: 0 } });
    expect(await operations.status()).toMatchObject({ wrapped: [{ by: now, keys: 2, known: true }], damaged: 0 });
  });

  it('given a log that refuses appends, then it fails with a sentence, and can be started again', async () => {
    const store = memoryLog();
    await keyringOn(store).seal('person-a', 'x', 1);
    const { operations } = operationsOn(full(store), { masterKeys: master(2, 1) });
    operations.startRotation(OPERATOR);
    expect(await finished(operations)).toEqual({ state: 'failed', reason: 'The log takes no new keys at the moment.' });
    expect(operations.startRotation(OPERATOR).state).toBe('running');
    expect(await finished(operations)).toMatchObject({ state: 'failed' });
  });

  it('given a subject that another program erases just before its key moves, then the moved key does not stay', async () => {
    const store = memoryLog();
    await keyringOn(store).seal('person-a', 'x', 1);
    const other = operationsOn(store).operations;
    const erase = () => other.erase({ kind: 'person', id: 'a', reason: 'asked', dryRun: false }, ADA);
    const { operations } = operationsOn(erasedBefore('key-person-a.2', store, erase), { masterKeys: master(2, 1) });
    operations.startRotation(OPERATOR);
    expect(await finished(operations)).toMatchObject({ state: 'done' });
    expect(await erase()).toEqual({ outcome: 'already_erased', keys: 0 });
    expect(await wrapsIn(store)).toEqual([]);
  });
});

/** The store of a process that loses the race for one write to a stream. */
function erasedBefore(stream: string, store: EventStore, quicker: () => Promise<unknown>): EventStore {
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name !== 'append') return typeof value === 'function' ? value.bind(target) : value;
      return async (...args: Parameters<EventStore['append']>) => {
        if (args[0] === stream) await quicker();
        return target.append(...args);
      };
    },
  });
}

/** The store on a full disk. */
function full(store: EventStore): EventStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append') return async () => ({ outcome: 'refused', reason: 'disk_full' });
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
