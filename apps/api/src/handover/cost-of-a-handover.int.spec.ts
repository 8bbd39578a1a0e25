import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deskOf } from '@safe-haven/projections';
import { CLOCK } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { Names } from '../identity/names.ts';
import { countingReads } from '../testing/counting-reads.ts';
import { startHttpProgram } from '../testing/http-program.ts';
import { HandoverReader } from './handover-reader.ts';
import { SpanReader } from './span-reader.ts';
import { ShiftProgram } from './testing/shifts.ts';

const HOUR = 3_600_000;
const PAST = 100;
const JELENA = { person: 'jelena', role: 'coordinator', organisation: 'Atina', country: 'RS' } as const;

const { store, during } = countingReads();
let work: ShiftProgram;
beforeAll(async () => {
  work = new ShiftProgram(await startHttpProgram(store));
  await work.haven.registerShelter('lipa');
  for (let n = 0; n < PAST; n++) await change(n);
  work.haven.advance(24 * HOUR);
});
afterAll(() => work.haven.served.close());

/** One event of the house. */
const change = (n: number) =>
  n % 2 === 0
    ? work.haven.done('ana', 'lipa', 'pause-intake', { reason: 'other' })
    : work.haven.done('ana', 'lipa', 'resume-intake', {});

/** How many events were read for the account, which is that of a program that has read nothing before. */
async function readsOf(): Promise<number> {
  let account: unknown;
  const count = await during(async () => {
    ({ account } = await work.handover('jelena'));
  });
  const part = <T>(key: abstract new (...parts: never[]) => T): T => work.haven.served.app.get(key, { strict: false });
  const fresh = new HandoverReader({
    handovers: part(LiveHandovers),
    cases: part(LiveCasework),
    feed: work.haven.program.feed,
    spans: new SpanReader(store),
    names: part(Names),
    clock: work.haven.served.app.get(CLOCK, { strict: false }),
  });
  expect(account).toEqual((await fresh.now(deskOf(JELENA)!, JELENA)).account);
  return count;
}

describe('SH-24: what a handover reads', () => {
  it('given a house with a long past, then that is read once, and later what came since, whatever the hour at which an account begins', async () => {
    expect(await readsOf()).toBeGreaterThan(PAST);
    expect(await readsOf()).toBe(0);
    await change(0);
    expect(await readsOf()).toBe(1);
    work.haven.advance(HOUR);
    expect(await readsOf()).toBeLessThanOrEqual(1);
    work.haven.advance(24 * HOUR);
    expect(await readsOf()).toBeLessThanOrEqual(1);
  });

  it('when a shift begins, then its account continues from an earlier one', async () => {
    await change(1);
    await work.begin('jelena');
    expect(await readsOf()).toBeLessThanOrEqual(2);
    await change(0);
    expect(await readsOf()).toBe(1);
  });

  it('when something is corrected, then the whole is read once more, and later what came since', async () => {
    const { haven } = work;
    await haven.undo('ana', 'lipa', await change(1));
    expect(await readsOf()).toBeGreaterThan(PAST);
    expect(await readsOf()).toBe(0);
    await haven.done('ana', 'lipa', 'confirm-occupancy', { seenRevision: 0 }).catch(() => undefined);
    await change(1);
    expect(await readsOf()).toBeLessThanOrEqual(2);
  });
});
