import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandHeaders } from '@safe-haven/contracts';
import type { Hold } from '@safe-haven/domain';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { Random } from '../testing/random.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post } from '../testing/second-factor.ts';

const WOMAN = { women: 1 };
const MOTHER = { women: 1, girls: 1, boys: 1, sonsOldest: '7-11' };
const SHELTERS = ['lipa', 'vrba'] as const;

let store: RefusingStore;
let haven: HttpProgram;
let replica: HttpProgram;
let cases: CaseworkProgram;
beforeEach(async () => {
  store = new RefusingStore();
  haven = await startHttpProgram(keepOpen(store));
  replica = await startHttpProgram(keepOpen(store), haven.clock);
  cases = new CaseworkProgram(haven);
  for (const shelter of SHELTERS) await haven.registerShelter(shelter);
  await cases.done('vera', 'operations/o1/open', { expected: 4 });
});
afterEach(async () => {
  store.refuses = null;
  await replica.served.close();
  await haven.served.close();
});

const done = (command: string, body: object = {}) => cases.done('vera', `operations/o1/${command}`, body);

/** Both programs have done everything that follows from the log. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const head = await store.head();
    for (const { program } of [haven, replica]) await program.feed.waitFor(head, HANGS_MS);
    const isIdle = [haven, replica].every(({ program }) => program.cases.casework.duties.length === 0);
    return isIdle && (await store.head()) === head;
  });
}

async function plan(): Promise<string> {
  await settled();
  const headers = { cookie: await haven.cookieOf('vera'), ...commandHeaders(randomUUID(), haven.clock.now()) };
  return (await post(`${haven.url}/api/operations/o1/plan`, {}, headers)).body.plan;
}

const holdsIn = (shelter: string): readonly Hold[] => {
  const { state } = haven.program.feed.headOf(shelter);
  return state.situation === 'kept' ? Object.values(state.holds) : [];
};
const allHolds = () => SHELTERS.flatMap(holdsIn);
const timesOf = async (stream: string, type: string) => (await cases.typesOf(stream)).filter((t) => t === type).length;

/** What every quiet moment has to keep, read from the houses and not from the operation. */
async function isConsistent(): Promise<void> {
  await settled();
  const { lines } = (await cases.read('vera', 'operations/o1')).body;
  const holds = allHolds();
  for (const { line, requestId, situation, place } of lines) {
    const its = holds.filter((hold) => hold.requestId === requestId);
    expect([line, its.length]).toEqual([line, ['first_hold', 'held'].includes(situation) ? 1 : 0]);
    if (its[0]) expect([line, place.holdId, place.expiresAt]).toEqual([line, its[0].holdId, its[0].expiresAt]);
  }
  const known = new Set(lines.map(({ requestId }: { requestId: string }) => requestId));
  expect(holds.filter(({ requestId }) => requestId !== null && !known.has(requestId))).toEqual([]);
  for (const shelter of SHELTERS) {
    const beds = holdsIn(shelter).flatMap((hold) => hold.beds);
    expect(new Set(beds).size).toBe(beds.length);
  }
}

describe('given an act over two houses', () => {
  beforeEach(async () => {
    for (const [line, party] of [MOTHER, MOTHER, WOMAN, WOMAN, WOMAN].entries()) {
      await done('add-party', { line: line + 1, party });
    }
  });

  it('OR-10: when two programs follow it, then each party is held once, and each house answers once', async () => {
    await done('hold', { plan: await plan() });
    await settled();
    expect(allHolds().map(({ requestId }) => requestId)).toHaveLength(5);
    expect(new Set(allHolds().map(({ requestId }) => requestId)).size).toBe(5);
    expect(await timesOf('operation-o1', 'OperationHoldsAnswered')).toBe(2);
    for (const { requestId } of allHolds()) expect(await timesOf(`request-${requestId}`, 'RequestOpened')).toBe(1);
    await isConsistent();
  });

  it('OR-10: when the log takes nothing of one house, and the program ends there, then the next one goes on', async () => {
    const token = await plan();
    store.refuses = { prefix: 'shelter-vrba', how: 'unavailable' };
    await done('hold', { plan: token });
    await eventually(
      () => timesOf('operation-o1', 'OperationHoldsAnswered'),
      (times) => times === 1,
    );
    expect(holdsIn('vrba')).toEqual([]);
    await replica.served.close();
    store.refuses = null;
    replica = await startHttpProgram(keepOpen(store), haven.clock);
    await settled();
    expect(new Set(allHolds().map(({ requestId }) => requestId)).size).toBe(5);
    expect(allHolds()).toHaveLength(5);
    expect(await timesOf('operation-o1', 'OperationHoldsAnswered')).toBe(2);
    await isConsistent();
  });

  it.each([1, 2, 3])(
    'OR-10: when others hold, release and pause meanwhile (seed %i), then nothing is held twice or lost',
    async (seed) => {
      const random = new Random(seed);
      const others = { who: 'ana', holds: [] as { shelter: string; holdId: string }[] };
      const steps: readonly (() => Promise<unknown>)[] = [
        async () => cases.send('vera', 'operations/o1/hold', { plan: await plan() }),
        async () => cases.send('vera', 'operations/o1/confirm', {}),
        async () => cases.send('vera', 'operations/o1/undo-holds', {}),
        async () => cases.send('vera', 'operations/o1/change-party', { line: 1 + random.below(5), party: WOMAN }),
        async () => cases.send('vera', 'operations/o1/take-back-party', { line: 5 }),
        async () => {
          const shelter = SHELTERS[random.below(2)] as string;
          const answer = await haven.send(others.who, shelter, 'hold-beds', { party: WOMAN });
          const held = answer.body.events?.find((e: { type: string }) => e.type === 'BedsHeld');
          if (held) others.holds.push({ shelter, holdId: held.holdId });
        },
        async () => {
          const one = others.holds.pop();
          if (one) await haven.send(others.who, one.shelter, 'release-hold', { holdId: one.holdId, reason: 'error' });
        },
        async () => haven.send(others.who, 'vrba', random.below(2) ? 'pause-intake' : 'resume-intake', {}),
      ];
      for (let n = 0; n < 12; n++) {
        // Two at once, so that they race.
        await Promise.all([steps[random.below(steps.length)]!(), steps[random.below(steps.length)]!()]);
        await isConsistent();
      }
    },
  );
});
