import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage } from '@safe-haven/contracts';
import { countingReads } from '../testing/counting-reads.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const SHELTERS = 8;
const NEWEST = 60;
const LIMIT = 20;

const { store, during } = countingReads();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  for (let n = 0; n < SHELTERS; n++) await haven.registerShelter(`old-${n}`);
  await haven.registerShelter('lipa');
  for (let n = 0; n < NEWEST / 2; n++) {
    await haven.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
    await haven.done('ana', 'lipa', 'resume-intake', {});
  }
});
afterAll(() => haven.served.close());

const shelterFacts = async (limit: number) => {
  const { body } = await haven.get('ana', `/api/audit?kind=house&limit=${limit}`);
  return auditPage.parse(body).entries;
};

describe('SH-24: what a page of the trail reads', () => {
  it('given many houses, then it reads of those in which nothing on it happened where they ended, once', async () => {
    await shelterFacts(LIMIT);
    expect(await during(() => shelterFacts(LIMIT))).toBeLessThanOrEqual(64);
    await haven.done('ana', 'old-3', 'pause-intake', { reason: 'other' });
    expect(await during(() => shelterFacts(LIMIT))).toBeLessThanOrEqual(1 + 2 * 64);
  });

  it('then it has the newest of all of them, in the order of the log', async () => {
    const all = await shelterFacts(500);
    expect(all.map((e) => e.position)).toEqual(
      all
        .map((e) => e.position)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(all.map((e) => e.about.id)).size).toBe(SHELTERS + 1);
    expect(await shelterFacts(LIMIT)).toEqual(all.slice(0, LIMIT));
    expect(await shelterFacts(NEWEST + 10)).toEqual(all.slice(0, NEWEST + 10));
  });
});
