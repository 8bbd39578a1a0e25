import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countingReads } from '../testing/counting-reads.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const SHELTERS = 4;
const PAST = 60;

const { store, during } = countingReads();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  for (let n = 0; n < SHELTERS; n++) await haven.registerShelter(`old-${n}`);
  for (let n = 0; n < PAST / 2; n++) {
    await haven.done('ana', 'old-0', 'pause-intake', { reason: 'other' });
    await haven.done('ana', 'old-0', 'resume-intake', {});
  }
});
afterAll(() => haven.served.close());

const log = (after = '') => haven.get('ana', `/api/exports/log${after}`);

describe('SH-24: what the log of one’s own houses reads to say where it ends', () => {
  it('given houses with a past, when it is continued where it ended, then one event of each house is read', async () => {
    const all = await log();
    const last = all.headers.get('haven-position')!;
    const lines = all.text.split('\n').filter(Boolean);
    expect(JSON.parse(lines.at(-1)!).position).toBe(last);
    const after = `?after=${last}`;
    expect(await during(() => log(after))).toBe(SHELTERS);
    const again = await log(after);
    expect([again.status, again.text, again.headers.get('haven-position')]).toEqual([200, '', last]);
  });
});
