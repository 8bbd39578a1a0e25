import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage, operationPlan } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

let haven: HttpProgram;
let work: CaseworkProgram;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { limits: LIMITS });
  work = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

const add = (line: number) => work.done('petra', 'operations/count/add-party', { line, party: { women: 1 } });
const plan = async () => operationPlan.parse((await work.done('petra', 'operations/count/plan', {})).body);
/** The facts of a sweep in the trail of the house that is counted, as its manager reads it. */
const tries = async () => {
  const { body } = await haven.get('ana', '/api/audit?kind=look&limit=500', {
    'haven-position': await haven.program.store.head(),
  });
  return auditPage.parse(body).entries.filter(({ type }) => type === 'PlacesTried');
};

describe('OR-17: given one account that counts free places with a list of women alone', () => {
  it('OR-17: when it plans two of them, then no house is told of it; from the third on each house has it in its trail', async () => {
    await work.done('petra', 'operations/count/open', { expected: 12 });
    for (const line of [1, 2]) await add(line);
    await plan();
    expect(await tries()).toEqual([]);
    await add(3);
    await plan();
    expect(await tries()).toMatchObject([
      { actor: { person: 'petra' }, shelters: [{ id: 'lipa' }], details: { how: 'sweep' } },
    ]);
  });

  it('OR-17: when a longer list is planned within five minutes, then that is one fact', async () => {
    for (let line = 4; line <= 12; line++) await add(line);
    await plan();
    expect(await tries()).toHaveLength(1);
  });
});
