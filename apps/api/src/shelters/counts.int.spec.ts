import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tokenIssued } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type Answer, type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let haven: HttpProgram;
let token: string;
beforeEach(async () => {
  haven = await startHttpProgram(undefined, undefined, { limits: LIMITS });
  await haven.done('ana', 'brest', 'register', {
    ...{ name: 'House brest', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis' } },
    ...{ timezone: 'Europe/Belgrade', mode: 'counted', kind: 'emergency' },
  });
  await haven.done('ada', 'brest', 'publish', {});
  const scopes = ['read_houses', 'report_census', 'poll_exports'];
  const body = { label: 'Program', organisation: 'Atina', country: 'RS', scopes, days: 1 };
  const cookie = await steppedUp(haven, 'ada');
  token = tokenIssued.parse((await post(`${haven.url}/api/tokens/issue`, body, { cookie })).body).token;
});
afterEach(() => haven.served.close());

const instant = (ahead = 0) => new Date(haven.clock.now() + ahead).toISOString();
const tonight = () => instant().slice(0, 10);

/** A count that a program of the house's organisation sends. */
async function sent(count: object, key?: string): Promise<Answer> {
  const authorization = { authorization: `Bearer ${token}` };
  return haven.send(
    null,
    'brest',
    'report-census',
    { night: tonight(), asOf: instant(), ...count },
    key,
    authorization,
  );
}
const byProgram = async (path: string) =>
  (await fetch(haven.url + path, { headers: { authorization: `Bearer ${token}` } })).text();
const rowTo = async (person: string) => {
  const { rows } = (await haven.get(person, '/api/board')).body;
  return rows.find(({ shelterId }: { shelterId: string }) => shelterId === 'brest');
};
const detailTo = async (person: string) => (await haven.get(person, '/api/shelters/brest')).body;
const codes = ({ body }: Answer) => (body.warnings ?? []).map(({ code }: { code: string }) => code);
/** What the house is said to be to everybody who may see anything of it: to others from the next quarter of an hour on (PV-10). */
async function everywhere() {
  const { body: found } = await haven.get('vera', '/api/find?adults=2');
  const { places, reported } = await rowTo('ana');
  return {
    own: places,
    reported,
    others: (await rowTo('vera')).places,
    found: ['takes', 'takesIf', 'cannot'].filter((group) => found[group].count > 0),
    numbers: JSON.parse(await byProgram('/api/numbers')).shelters[0].places,
    hsds: (await haven.get('ana', '/api/exports/hsds')).body.contents[0].capacities.length,
  };
}

describe('OC-8: given a counted house whose program says who is there, and not how many places there are', () => {
  it('when nobody ever said how many, then it is asked by phone, everywhere, and never full', async () => {
    expect((await sent({ occupied: 7 })).status).toBe(200);
    haven.advance(HOUR / 4);
    expect(await rowTo('vera')).toMatchObject({
      freshness: 'fresh',
      places: { band: null, together: null },
      intake: { state: 'ask', why: 'counted' },
    });
    expect(await everywhere()).toMatchObject({
      own: { free: 0, inService: 0, occupied: 0 },
      reported: { occupied: 7, inService: null },
      found: ['takesIf'],
      numbers: null,
      hsds: 0,
    });
    const { takesIf } = (await haven.get('vera', '/api/find?adults=2')).body;
    expect(takesIf.shelters[0]).toMatchObject({
      conditions: [{ code: 'counted' }],
      asks: expect.arrayContaining(['places']),
    });
    expect(await byProgram('/api/exports/edxl-have')).not.toContain('serviceBedCapacity');
  });

  it('when it was once said, then that holds: seven of ten are three free', async () => {
    await sent({ occupied: 4, inService: 10 });
    haven.advance(HOUR);
    await sent({ occupied: 7 });
    expect(await everywhere()).toMatchObject({
      own: { free: 3, inService: 10, occupied: 7 },
      others: { band: '2-3', together: '2-3' },
      found: ['takesIf'],
      numbers: { free: 3, inService: 10 },
      hsds: 1,
    });
  });
});

describe('OC-9: given a house of ten, and a program that sends what can’t be', () => {
  beforeEach(() => sent({ occupied: 7, inService: 10 }));

  it.each([
    ['a night a year ahead', () => ({ occupied: 3, night: instant(365 * DAY).slice(0, 10) }), ['night_in_future']],
    ['9,999 people', () => ({ occupied: 9_999 }), ['too_many_people']],
    ['an instant of 2020', () => ({ occupied: 3, asOf: '2020-11-25T20:00:00.000Z' }), ['taken_before_night']],
    [
      'a night of 2020',
      () => ({ occupied: 3, night: '2020-11-25', asOf: '2020-11-25T20:00:00.000Z' }),
      ['night_long_ago'],
    ],
    ['an instant to come', () => ({ occupied: 3, asOf: instant(DAY) }), ['taken_in_future']],
    ['9,999 places', () => ({ occupied: 3, inService: 9_999 }), ['too_many_places']],
  ])('%s: then it is answered with a warning, and changes nothing anywhere', async (_, count, warned) => {
    const before = await everywhere();
    const answer = await sent(count());
    expect([answer.status, codes(answer)]).toEqual([200, warned]);
    expect(answer.body.warnings[0]).toEqual({
      code: warned[0],
      title: expect.stringMatching(/\.$/),
      next: expect.stringContaining('once a person of the house has confirmed it'),
    });
    expect(await everywhere()).toEqual(before);
    expect((await detailTo('ana')).waiting).toMatchObject([{ occupied: count().occupied, why: warned }]);
  });

  it('then none of them is a night of the trends, until somebody confirms it', async () => {
    await sent({ occupied: 9_999, night: instant(-2 * DAY).slice(0, 10) });
    await sent({ occupied: 3, night: '2020-11-25', asOf: '2020-11-25T20:00:00.000Z' });
    const nights = async () => {
      const trends = '/api/trends/occupancy?from=2020-01-01&to=2026-12-31&bucket=day&by=shelter';
      const position = await haven.program.store.head();
      const { lines } = (await haven.get('ana', trends, { 'haven-position': position })).body;
      const points: { show: string; day: string }[] = lines.flatMap(({ points }: { points: [] }) => points);
      return points.filter(({ show }) => show === 'exact').map(({ day }) => day);
    };
    expect(await nights()).toEqual([tonight()]);
    const { waiting } = await detailTo('ana');
    expect(waiting.map(({ night }: { night: string }) => night)).toEqual([
      instant(-2 * DAY).slice(0, 10),
      '2020-11-25',
    ]);
    await haven.done('ana', 'brest', 'confirm-census', { reports: [waiting[1].eventId] });
    expect(await nights()).toEqual(['2020-11-25', tonight()]);
  });

  it('then a copy of it gets the same answer, and so does the same count under another key', async () => {
    const key = '6d0b0f0e-6f0e-4c3e-9d52-6b7f0d9f4c11';
    const count = { night: tonight(), asOf: instant(), occupied: 9_999 };
    const first = await sent(count, key);
    expect((await sent(count, key)).text).toBe(first.text);
    const again = await sent(count);
    expect([codes(again), again.body.events]).toEqual([['too_many_people'], []]);
  });

  it('then nobody of another organisation, and no program, sees it or answers it', async () => {
    const {
      body: { events },
    } = await sent({ occupied: 9_999 });
    const reports = [events[0].eventId];
    expect((await detailTo('vera')).waiting).toBeUndefined();
    expect((await haven.get('vera', '/api/tonight')).body.counts).toBeUndefined();
    for (const name of ['confirm-census', 'discard-census']) {
      for (const person of ['vera', 'petra', 'lejla', 'nora', 'ada'])
        expect([person, (await haven.send(person, 'brest', name, { reports })).status]).toEqual([person, 403]);
      const authorization = { authorization: `Bearer ${token}` };
      expect((await haven.send(null, 'brest', name, { reports }, undefined, authorization)).status).toBe(403);
    }
  });
});

describe('OC-10: given an improbable count, on the screen of the house and in Tonight of its people', () => {
  const waiting = async () => (await haven.get('mila', '/api/tonight')).body.counts?.[0].waiting ?? [];
  const named = async () => ({ reports: (await waiting()).map(({ eventId }: { eventId: string }) => eventId) });
  beforeEach(async () => {
    await sent({ occupied: 7, inService: 10 });
    await sent({ occupied: 25 });
  });

  it('when somebody confirms it, then it is on every board, and waits no longer', async () => {
    expect(await waiting()).toMatchObject([{ occupied: 25, inService: null, why: ['too_many_people'] }]);
    expect((await detailTo('mila')).may).toEqual(expect.arrayContaining(['confirm-census', 'discard-census']));
    const reports = await named();
    await haven.done('mila', 'brest', 'confirm-census', reports);
    haven.advance(HOUR / 4);
    expect(await everywhere()).toMatchObject({
      own: { occupied: 25, free: 0 },
      others: { band: '0' },
      found: ['cannot'],
    });
    expect(await waiting()).toEqual([]);
    expect((await detailTo('mila')).may).not.toContain('confirm-census');
    expect((await haven.send('jelena', 'brest', 'discard-census', reports)).body).toMatchObject({
      code: 'count_not_waiting',
    });
    expect(codes(await sent({ occupied: 26 }))).toEqual([]);
  });

  it('when somebody discards it, then it is nowhere, and the same numbers ask nobody again', async () => {
    await haven.done('jelena', 'brest', 'discard-census', await named());
    haven.advance(HOUR);
    const again = await sent({ occupied: 25 });
    expect([codes(again), again.body.events, await waiting()]).toEqual([['too_many_people'], [], []]);
    expect(await everywhere()).toMatchObject({ own: { occupied: 7, free: 3 } });
  });

  it('when the night is counted again, then that is the count', async () => {
    await haven.done('mila', 'brest', 'report-census', { night: tonight(), asOf: instant(), occupied: 8 });
    expect([await waiting(), (await rowTo('mila')).places.free]).toEqual([[], 2]);
  });

  it('when its night has not begun, then it is not confirmed, and is discarded', async () => {
    await sent({ occupied: 3, night: instant(365 * DAY).slice(0, 10) });
    const reports = [(await waiting())[0].eventId];
    expect((await haven.send('mila', 'brest', 'confirm-census', { reports })).body).toMatchObject({
      code: 'time_in_future',
    });
    await haven.done('mila', 'brest', 'discard-census', { reports });
  });
});
