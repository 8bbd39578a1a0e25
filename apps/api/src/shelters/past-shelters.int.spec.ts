import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const HOUR = 3_600_000;
let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
});
afterEach(() => haven.served.close());

const join = (shelter: string, mode: 'counted' | 'past') =>
  haven.done('ana', shelter, 'register', {
    name: `House ${shelter}`,
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-nis' },
    timezone: 'Europe/Belgrade',
    mode,
    kind: 'emergency',
  });
const report = (shelter: string, night: string, asOf: string) =>
  haven.done('ana', shelter, 'report-nights', { nights: [{ night, asOf, inService: 9, occupied: 3 }] });
const now = (ago = 0) => new Date(haven.clock.now() - ago).toISOString();
const shownTo = async (person: string) =>
  (await haven.get(person, '/api/board')).body.rows.map(({ shelterId }: { shelterId: string }) => shelterId);
const foundBy = async (person: string) => {
  const { body, status } = await haven.get(person, '/api/find?adults=1');
  expect(status).toBe(200);
  return ['takes', 'takesIf', 'cannot'].flatMap((group) =>
    body[group].shelters.map(({ shelterId }: { shelterId: string }) => shelterId),
  );
};

describe('given old nights over HTTP', () => {
  it('PH-1: those of a past house are in the trends of its people, and nowhere else', async () => {
    await join('old', 'past');
    await report('old', '2022-05-01', '2022-05-02T04:00:00.000Z');
    expect([await shownTo('ana'), await shownTo('vera'), await foundBy('vera')]).toEqual([[], [], []]);
    expect((await haven.get('ana', '/api/tonight')).body.stale).toEqual([]);
    expect((await haven.get('ada', '/api/drafts')).body.drafts).toEqual([]);
    expect((await haven.get('vera', '/api/shelters/old')).status).toBe(404);
    const trends = '/api/trends/occupancy?from=2022-01-01&to=2022-12-31&bucket=day&by=shelter';
    const { lines } = (await haven.get('ana', trends)).body;
    const [{ points }] = lines;
    const exactPoints = points.filter(({ show }: { show: string }) => show === 'exact');
    expect(exactPoints).toMatchObject([{ day: '2022-05-01', occupied: '3.00', inService: '9.00' }]);
    expect((await haven.send('ana', 'old', 'reopen', {})).body).toMatchObject({ code: 'house_closed' });
  });

  it('PH-2: a counted house with them is stale, without a band and found by nobody; a report of tonight brings it back', async () => {
    await join('count', 'counted');
    await haven.done('ada', 'count', 'publish', {});
    await report('count', '2022-05-01', '2022-05-02T04:00:00.000Z');
    const rowTo = async (person: string) => (await haven.get(person, '/api/board')).body.rows[0];
    expect(await rowTo('vera')).toMatchObject({ freshness: 'stale', places: { band: null, together: null } });
    expect(await rowTo('ana')).toMatchObject({ places: { free: 0, inService: 0 }, reported: { night: '2022-05-01' } });
    expect(await foundBy('vera')).toEqual([]);
    await report('count', now().slice(0, 10), now(HOUR));
    expect(await rowTo('vera')).toMatchObject({ freshness: 'stale', places: { band: null } });
    haven.clock.advance(HOUR / 4);
    expect((await rowTo('vera')).places).toMatchObject({ band: '4+' });
    expect(await foundBy('vera')).toEqual(['count']);
    haven.advance(7 * HOUR);
    expect([await foundBy('vera'), (await rowTo('vera')).places.band]).toEqual([[], null]);
  });
});
