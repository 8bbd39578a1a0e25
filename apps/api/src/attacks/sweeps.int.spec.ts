import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage } from '@safe-haven/contracts';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { LIMITS } from '../limits/limits.ts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type Answer, type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
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

const find = async (person: string, party: object): Promise<Answer> =>
  post(`${haven.url}/api/find`, { party }, { cookie: await haven.cookieOf(person) });
const outcomes = async (person: string, sizes: readonly number[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const women of sizes) statuses.push((await find(person, { women })).status);
  return statuses;
};
const triesSeenBy = async (person: string) => {
  const { body } = await haven.get(person, '/api/audit?kind=look&limit=500', {
    'haven-position': await haven.program.store.head(),
  });
  return auditPage.parse(body).entries.filter(({ type }) => type === 'PlacesTried');
};

describe('PV-2: given somebody who measures houses with party sizes', () => {
  it('when the sixth different size comes within ten minutes, then it is refused with a way out, on find and on a hold', async () => {
    expect(await outcomes('vera', [2, 3, 4, 5, 6])).toEqual([200, 200, 200, 200, 200]);
    const refused = await find('vera', { women: 7 });
    expect([refused.status, refused.body.code, refused.body.next]).toEqual([
      429,
      'too_many_party_sizes',
      expect.stringContaining('Open a request'),
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    const hold = await haven.send('vera', 'lipa', 'hold-beds', { party: { women: 7 } });
    expect([hold.status, hold.body.code]).toEqual([429, 'too_many_party_sizes']);
    // Repeats, and a child in place of an adult: only the first two are other sizes.
    expect(await outcomes('vera', [2, 6, 1])).toEqual([200, 200, 200]);
    expect((await find('vera', { women: 5, girls: 1 })).status).toBe(429);
    expect((await haven.get('vera', '/api/find?adults=9')).status).toBe(429);
    expect((await find('jelena', { women: 7 })).status).toBe(200);
  });

  it('when houses were asked about that party by an open request, then searching for it is allowed; once it is closed, not any more', async () => {
    await work.request('seven', [], { women: 7 });
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    expect(await outcomes('vera', [7])).toEqual([429]);
    await work.done('vera', 'requests/seven/broadcast', { shelters: ['lipa'], respondBy: work.instant(20) });
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    expect(await outcomes('vera', [7, 8])).toEqual([200, 429]);
    await work.done('vera', 'requests/seven/withdraw', {});
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    expect(await outcomes('vera', [7])).toEqual([429]);
  });

  it('when ten minutes have passed, then other sizes are allowed again', async () => {
    haven.clock.advance(10 * MINUTE);
    expect(await outcomes('vera', [7, 8])).toEqual([200, 200]);
  });
});

describe('PV-3: given a sweep', () => {
  it('when somebody searches for two parties, then nobody is notified; from the third size on the houses are, once in five minutes', async () => {
    haven.advance(20 * MINUTE);
    const before = (await triesSeenBy('aud')).length;
    await outcomes('lejla', [1, 2, 3, 2, 3]);
    expect(await triesSeenBy('aud')).toHaveLength(before);
    await outcomes('lejla', [4, 2, 3, 4]);
    const [trailEntry] = await triesSeenBy('ana');
    expect(trailEntry).toMatchObject({
      actor: { person: 'lejla', organisation: 'Lara' },
      shelters: [{ id: 'lipa', name: 'House lipa' }],
      details: { how: 'sweep' },
    });
    expect(await triesSeenBy('aud')).toHaveLength(before + 1);
    haven.clock.advance(5 * MINUTE);
    await outcomes('lejla', [4]);
    expect(await triesSeenBy('aud')).toHaveLength(before + 2);
  });

  it('then the person’s own organisation sees it too, and the people of houses that were not probed do not', async () => {
    const seen = await triesSeenBy('petra');
    const byOwn = seen.filter(({ actor }) => actor.person === 'lejla');
    expect(byOwn.length).toBeGreaterThan(0);
    // Their own people did not probe their own house, and others' houses are not named to them.
    expect(byOwn.flatMap(({ shelters }) => shelters)).toEqual([]);
    expect(new Set(seen.flatMap(({ shelters }) => shelters.map(({ id }) => id)))).toEqual(new Set(['jasen']));
    expect((await triesSeenBy('aud'))[0]?.shelters.map(({ id }) => id)).toEqual(['lipa']);
  });
});
