import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { LIMITS } from '../limits/limits.ts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post } from '../testing/second-factor.ts';

const MINUTE = 60_000;
let haven: HttpProgram;
let work: CaseworkProgram;
beforeAll(async () => {
  haven = await startHttpProgram(undefined, undefined, {
    limits: { ...LIMITS, person: { points: 4_000, seconds: 20 } },
  });
  work = new CaseworkProgram(haven);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

const read = async () => haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
async function find(person: string, women: number): Promise<number> {
  const cookie = await haven.cookieOf(person);
  return (await post(`${haven.url}/api/find`, { party: { women } }, { cookie })).status;
}
async function outcomes(person: string, sizes: readonly number[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const women of sizes) statuses.push(await find(person, women));
  return statuses;
}
async function trailOf(person: string, query: string) {
  const { body } = await work.read(person, `audit?limit=500&${query}`);
  return auditPage.parse(body).entries;
}
const triesAt = async (person: string) =>
  (await trailOf(person, 'topic=tried')).map(({ actor, shelters }) => [actor.person, ...shelters.map(({ id }) => id)]);

describe('PV-2: given somebody who opens requests so that they may measure more', () => {
  it('when nobody else was asked, or the own house alone, then no size is free of the limit', async () => {
    expect(await outcomes('lejla', [2, 3, 4, 5, 6])).toEqual([200, 200, 200, 200, 200]);
    await work.request('unasked', [], { women: 7 }, 'lejla');
    await work.request('own', ['jasen'], { women: 8 }, 'lejla');
    await read();
    expect(await outcomes('lejla', [7, 8])).toEqual([429, 429]);
  });

  it('when four are open and houses were asked, then the sizes of three are free; the fourth once one of them is closed', async () => {
    for (const women of [10, 11, 12, 13]) await work.request(`r${women}`, ['lipa'], { women }, 'lejla');
    await read();
    expect(await outcomes('lejla', [10, 11, 12, 13, 10])).toEqual([200, 200, 200, 429, 200]);
    await work.done('lejla', 'requests/r10/withdraw', {});
    await read();
    expect(await outcomes('lejla', [13, 10])).toEqual([200, 429]);
  });

  it('when a colleague searches for a party that was asked about, then it is free for them too', async () => {
    expect(await outcomes('petra', [2, 3, 4, 5, 6, 7, 11])).toEqual([200, 200, 200, 200, 200, 429, 200]);
  });
});

describe('PV-3: given a size that is free of the limit', () => {
  it('then the houses that it tries read so from the first time on', async () => {
    haven.advance(20 * MINUTE);
    await work.request('late', ['lipa'], { women: 9 }, 'vera');
    await read();
    const before = await triesAt('ana');
    expect(await outcomes('vera', [2])).toEqual([200]);
    expect(await triesAt('ana')).toEqual(before);
    expect(await outcomes('vera', [9])).toEqual([200]);
    expect(await triesAt('ana')).toEqual([['vera', 'lipa'], ...before]);
    expect((await triesAt('petra'))[0]).toEqual(['vera', 'jasen']);
  });

  it('PV-9: then the trail of their own organisation has who opened and broadcast which request, and nobody else reads it', async () => {
    const requests = (await trailOf('petra', 'kind=request')).toReversed();
    expect(requests.slice(0, 3).map(({ type, actor, about }) => [type, actor.person, about.id])).toEqual([
      ['RequestOpened', 'lejla', 'request-unasked'],
      ['RequestOpened', 'lejla', 'request-own'],
      ['RequestBroadcast', 'lejla', 'request-own'],
    ]);
    expect(requests.some(({ type }) => type === 'RequestWithdrawn')).toBe(true);
    for (const { details, shelters } of requests) expect([details, shelters]).toEqual([{}, []]);
    expect(new Set(requests.map(({ actor }) => actor.organisation))).toEqual(new Set(['Lara']));
    // Asked by them, and still none of the manager's business.
    expect(await trailOf('ana', 'kind=request')).toEqual([]);
    expect((await trailOf('aud', 'kind=request')).map(({ actor }) => actor.person)).toContain('vera');
  });
});
