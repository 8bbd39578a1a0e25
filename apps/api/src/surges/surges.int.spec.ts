import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SurgeView } from '@safe-haven/contracts';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { RefusingStore } from '../testing/refusing-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Focal points of no organisation, as administrators invite them. */
const focalPoint = (person: string, country: string) => ({
  ...({ person, name: person, role: 'focal_point', organisation: null, country } as const),
});
const WITH_FOCAL_POINTS = {
  people: [...PEOPLE, focalPoint('sava', 'RS'), focalPoint('vuk', 'RS'), focalPoint('azra', 'BA')],
};

let store: RefusingStore;
let haven: HttpProgram;
let replica: HttpProgram;
let cases: CaseworkProgram;
beforeEach(async () => {
  store = new RefusingStore();
  haven = await startHttpProgram(keepOpen(store), undefined, {}, WITH_FOCAL_POINTS);
  replica = await startHttpProgram(keepOpen(store), haven.clock, {}, WITH_FOCAL_POINTS);
  cases = new CaseworkProgram(haven);
  await withOverflow('lipa');
  await withOverflow('vrba');
  await haven.registerShelter('jela', 'petra');
});
afterEach(async () => {
  store.refuses = null;
  await replica.served.close();
  await haven.served.close();
});

/** A house of the country with three overflow beds. */
async function withOverflow(shelter: string): Promise<void> {
  await haven.registerShelter(shelter);
  const beds = ['o1', 'o2', 'o3'].map((bedId) => ({ bedId, label: bedId, kind: 'overflow' }));
  await haven.done('ana', shelter, 'add-beds', { roomId: 'shared', beds });
}

const ask = (more: object = {}) => ({
  ...{ country: 'RS', places: 6, until: cases.instant(10 * 60), reason: 'many_at_once', ...more },
});
const send = (who: string, command: string, body: object = {}, id = 's1') =>
  cases.send(who, `surges/${id}/${command}`, body);
const done = (who: string, command: string, body: object = {}, id = 's1') =>
  cases.done(who, `surges/${id}/${command}`, body);
const refused = async (who: string, command: string, body: object = {}, id = 's1') => {
  const { status, body: problem } = await send(who, command, body, id);
  expect(problem.title).toMatch(/\w/);
  return [status, problem.code];
};
async function look(who: string, id = 's1', at = haven): Promise<SurgeView> {
  const { body } = await at.get(who, '/api/surges');
  return body.items.find(({ surgeId }: SurgeView) => surgeId === id);
}
const rowTo = async (who: string, shelter: string) =>
  (await haven.get(who, '/api/board')).body.rows.find(({ shelterId }: { shelterId: string }) => shelterId === shelter);
const says = (who: string, shelter: string, places: number | null, surgeId = 's1') =>
  haven.send(who, shelter, 'answer-surge', { surgeId, places, ...(places === null && { reason: 'no_staff' }) });
const houseOf = (shelterId: string) => ({ shelterId, name: `House ${shelterId}`, mode: 'kept' });
/** Both programs have done everything that follows from the log. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const head = await store.head();
    for (const { program } of [haven, replica]) await program.feed.waitFor(head, HANGS_MS);
    const isIdle = [haven, replica].every(({ program }) => program.cases.casework.duties.length === 0);
    return isIdle && (await store.head()) === head;
  });
}
/** Time passes, and both programs record what it decides. */
async function pass(ms: number): Promise<void> {
  haven.advance(ms);
  await Promise.all(
    [haven, replica].flatMap(({ program }) => [program.requestClock.recordDue(), program.lapse.recordDue()]),
  );
  await settled();
}

describe('given a focal point who opens a surge', () => {
  it('SU-1 SU-3: then houses are asked when somebody of another organisation has confirmed it, and not before', async () => {
    await done('fjolla', 'open', ask());
    expect(await look('jelena')).toMatchObject({ situation: 'waiting', may: ['confirm'], mine: [], asked: 0 });
    expect(await look('vera')).toBeUndefined();
    expect(await refused('fjolla', 'confirm')).toEqual([409, 'own_surge']);
    expect((await says('ana', 'lipa', 1)).body.code).toBe('surge_unknown');
    await done('jelena', 'confirm');
    const seen = await look('vera');
    expect(seen).toMatchObject({ situation: 'open', places: 6, open: 0, asked: 2, houses: null, may: [], mine: [] });
    expect([seen.opened.role, seen.confirmed?.organisation]).toEqual(['focal_point', 'Atina']);
    expect((await look('ana')).mine.map(({ shelterId, offer }) => [shelterId, offer])).toEqual([
      ['lipa', 3],
      ['vrba', 3],
    ]);
    expect((await haven.get('fjolla', '/api/surges')).body.mayOpenFor).toEqual(['RS']);
  });

  it('SU-2 SU-4: then nobody opens one elsewhere, twice, too long or without the right', async () => {
    expect(await refused('fjolla', 'open', ask({ country: 'BA' }))).toEqual([409, 'surge_elsewhere']);
    expect(await refused('petra', 'open', ask())).toEqual([409, 'surge_elsewhere']);
    expect(await refused('fjolla', 'open', ask({ places: 201 }))).toEqual([409, 'surge_too_large']);
    expect(await refused('fjolla', 'open', ask({ places: 0 }))).toEqual([400, 'invalid']);
    expect(await refused('fjolla', 'open', ask({ reason: 'a story' }))).toEqual([400, 'invalid']);
    expect(await refused('fjolla', 'open', ask({ until: cases.instant(8 * 24 * 60) }))).toEqual([
      409,
      'surge_too_long',
    ]);
    for (const who of ['vera', 'mila', 'nora', 'ada', 'aud', 'jelena'])
      expect(await refused(who, 'open', ask())).toEqual([403, 'no_right']);
    await done('fjolla', 'open', ask());
    expect(await refused('fjolla', 'open', ask(), 's2')).toEqual([409, 'surge_waits']);
    for (const who of ['vera', 'mila', 'nora', 'ada', 'aud']) {
      expect(await refused(who, 'confirm')).toEqual([403, 'no_right']);
      expect(await refused(who, 'end')).toEqual([403, 'no_right']);
    }
    // Lara works in another country.
    expect(await refused('petra', 'confirm')).toEqual([409, 'surge_elsewhere']);
    expect(await refused('jelena', 'confirm', {}, 'none')).toEqual([409, 'surge_not_opened']);
  });
});

describe('given an organisation that opens one surge after another', () => {
  it('SU-13: then it opens six of a country within a day, and another organisation the next', async () => {
    for (let n = 1; n <= 6; n++) {
      await done('fjolla', 'open', ask(), `s${n}`);
      await done('fjolla', 'end', {}, `s${n}`);
    }
    expect(await refused('fjolla', 'open', ask({ drill: true }), 's7')).toEqual([409, 'surge_often']);
    await done('ana', 'open', ask(), 's7');
    await done('ana', 'end', {}, 's7');
    await pass(24 * HOUR);
    await done('fjolla', 'open', ask(), 's8');
  });
});

describe('given focal points of no organisation', () => {
  it('SU-3 SU-4: when one opens a surge, then one of another country confirms it, and none of the same', async () => {
    await done('sava', 'open', ask());
    expect(await refused('vuk', 'confirm')).toEqual([409, 'same_organisation']);
    expect([(await look('vuk')).may, (await look('azra')).may]).toEqual([['end'], ['confirm']]);
    await done('azra', 'confirm');
    const { opened, confirmed } = await look('vera');
    expect([opened, confirmed]).toMatchObject(Array(2).fill({ role: 'focal_point', organisation: null }));
    await done('azra', 'end');
  });

  it('SU-3: when the one organisation of a country opens it, then they are its second person', async () => {
    await done('petra', 'open', ask({ country: 'BA' }));
    expect(await refused('lejla', 'confirm')).toEqual([409, 'same_organisation']);
    expect((await look('azra')).may).toEqual(['confirm', 'end']);
    await done('sava', 'confirm');
    expect((await look('vera')).situation).toBe('open');
    expect(await refused('vuk', 'end')).toEqual([409, 'surge_elsewhere']);
    await done('azra', 'end');
  });
});

describe('given a surge that asks', () => {
  beforeEach(async () => {
    await done('fjolla', 'open', ask());
    await done('jelena', 'confirm');
  });

  it('SU-5 SU-8: when a house says yes, then its extra places are open until then and everybody reads their number', async () => {
    expect((await says('mila', 'lipa', 2)).status).toBe(200);
    const { until } = await look('vera');
    expect(await rowTo('ana', 'lipa')).toMatchObject({
      extra: { places: 2, until },
      places: { inService: 8, free: 8 },
    });
    const others = await rowTo('vera', 'lipa');
    expect(others).toMatchObject({ view: 'banded', extra: { places: 2, until }, places: { band: '4+' } });
    const { takes, takesIf } = (await haven.get('vera', '/api/find?adults=1')).body;
    const found = [...takes.shelters, ...takesIf.shelters];
    expect(found.map(({ shelterId, extra }: { shelterId: string; extra?: object }) => [shelterId, extra])).toEqual(
      expect.arrayContaining([
        ['lipa', { places: 2, until }],
        ['vrba', undefined],
      ]),
    );
    expect((await says('mila', 'lipa', 4)).body.code).toBe('too_few_overflow_beds');
    expect((await says('petra', 'jela', 1)).body.code).toBe('surge_of_another_country');
    expect((await says('vera', 'lipa', 1)).status).toBe(403);
    expect((await says('ana', 'vrba', null)).status).toBe(200);
    expect(await look('vera')).toMatchObject({ open: 2, asked: 2, yes: 1, no: 1, houses: null });
    expect((await look('fjolla')).houses).toMatchObject([
      { shelterId: 'lipa', answer: { places: 2, open: 2, reason: null, byRole: 'shelter_staff' } },
      { shelterId: 'vrba', answer: { places: null, open: 0, reason: 'no_staff', byRole: 'manager' } },
    ]);
  });

  it('SU-8: then of the use of extra places others read the band alone', async () => {
    await says('mila', 'lipa', 2);
    const before = await rowTo('vera', 'lipa');
    await haven.done('ana', 'lipa', 'admit-party', { party: { women: 1 }, beds: ['o1'] });
    expect(await rowTo('vera', 'lipa')).toEqual(before);
    expect(await look('fjolla')).toMatchObject({ open: 2 });
  });

  it('SU-6 SU-7: then two programs ask once more after twenty minutes, once an hour before the end, and end it once', async () => {
    await says('mila', 'lipa', 2);
    await haven.done('ana', 'lipa', 'admit-party', { party: { women: 1 }, beds: ['o1'] });
    await pass(21 * MINUTE);
    expect((await look('fjolla')).askedAgainAt).not.toBeNull();
    await pass(9 * HOUR - 20 * MINUTE);
    expect((await look('fjolla')).askedBeforeEndAt).not.toBeNull();
    await pass(HOUR + 2 * MINUTE);
    expect(await cases.typesOf('surge-s1')).toEqual([
      'SurgeOpened',
      'SurgeConfirmed',
      'SurgeAskedAgain',
      'SurgeAskedAgain',
      'SurgeEnded',
    ]);
    for (const at of [haven, replica])
      expect(await look('fjolla', 's1', at)).toMatchObject({ situation: 'ended', endedBecause: 'time', open: 0 });
    // The empty extra bed is closed; the one in use stays until its stay ends.
    const row = await rowTo('ana', 'lipa');
    expect([row.extra, row.places.inService]).toEqual([undefined, 7]);
    expect((await says('mila', 'lipa', 1)).body.code).toBe('surge_has_ended');
    expect((await cases.typesOf('shelter-lipa')).filter((type) => type === 'OverflowClosed')).toHaveLength(1);
  });

  it('SU-7: when somebody ends it before, then every house closes what it opened, once, although the log was away meanwhile', async () => {
    await says('mila', 'lipa', 2);
    await says('ana', 'vrba', 1);
    await haven.done('ana', 'vrba', 'open-overflow', { beds: ['o3'], until: cases.instant(60) });
    store.refuses = { prefix: 'shelter-lipa', how: 'unavailable' };
    await done('jelena', 'end');
    await eventually(
      () => rowTo('ana', 'vrba'),
      (row) => row.extra === undefined,
    );
    expect((await rowTo('ana', 'lipa')).extra).toMatchObject({ places: 2 });
    store.refuses = null;
    await eventually(
      () => rowTo('ana', 'lipa'),
      (row) => row.extra === undefined,
    );
    await settled();
    for (const shelter of ['lipa', 'vrba'])
      expect((await cases.typesOf(`shelter-${shelter}`)).filter((type) => type === 'OverflowClosed')).toHaveLength(1);
    // What a house opened by itself is its own.
    expect((await rowTo('ana', 'vrba')).places.inService).toBe(7);
    expect(await refused('jelena', 'end')).toEqual([409, 'surge_over']);
    expect((await says('ana', 'vrba', 1)).body.code).toBe('surge_has_ended');
  });
});

describe('given a surge that three houses answered', () => {
  const report = (who: string, format = 'json') => cases.read(who, `surges/s1/report?format=${format}`);
  const places = (used: number) => ({ offered: 1, opened: 1, used });
  beforeEach(async () => {
    await withOverflow('breza');
    await done('fjolla', 'open', ask());
    await done('jelena', 'confirm');
    await says('mila', 'lipa', 3);
    await says('mila', 'lipa', 1);
    await says('ana', 'vrba', 1);
    await haven.done('ana', 'lipa', 'admit-party', { party: { women: 1 }, beds: ['o1'] });
    await haven.done('ana', 'vrba', 'hold-beds', { party: { women: 1 }, beds: ['o1'] });
  });

  it('SU-12: when it has ended, then each reads the sums, the use of their own houses, and nothing of the use of few others', async () => {
    await says('ana', 'breza', null);
    expect((await report('ana')).status).toBe(404);
    await done('jelena', 'end');
    await settled();
    // A party that comes after its end is in no report of it.
    await haven.done('ana', 'vrba', 'open-overflow', { beds: ['o2'], until: cases.instant(600) });
    await haven.done('ana', 'vrba', 'admit-party', { party: { women: 1 }, beds: ['o2'], anotherParty: true });
    const sums = { country: 'RS', places: 6, drill: false, asked: 3, yes: 2, no: 1, offered: 2, opened: 4, used: null };
    const { body } = await report('ana');
    expect(body).toMatchObject(sums);
    expect(body.houses).toEqual([
      { ...houseOf('breza'), answer: 'no', reason: 'no_staff', offered: 0, opened: 0, used: 0 },
      { ...houseOf('lipa'), answer: 'yes', reason: null, offered: 1, opened: 3, used: 1 },
      { ...houseOf('vrba'), answer: 'yes', reason: null, ...places(0) },
    ]);
    for (const who of ['vera', 'petra', 'nora', 'fjolla'])
      expect((await report(who)).body).toMatchObject({ ...sums, houses: [] });
    expect((await report('ada')).status).toBe(403);
    expect((await cases.read('ana', 'surges/none/report')).status).toBe(404);
  });

  it('SU-12: when three houses opened beds, then others read the band of their use, and a file is recorded before it leaves', async () => {
    await says('ana', 'breza', 1);
    await done('jelena', 'end');
    await settled();
    expect((await report('vera')).body).toMatchObject({ yes: 3, no: 0, opened: 5, used: { low: 0, high: 9 } });
    const { text, headers } = await report('ana', 'csv');
    expect(text.split('\r\n')).toEqual([
      'kind,key,name,drill,answer,asked,yes,no,offered,opened,used_low,used_high',
      'country,RS,,false,,3,3,0,3,5,0,9',
      'house,breza,House breza,false,yes,1,1,0,1,1,0,0',
      'house,lipa,House lipa,false,yes,1,1,0,1,3,1,1',
      'house,vrba,House vrba,false,yes,1,1,0,1,1,0,0',
      '',
    ]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="surge-RS-\d{4}-\d\d-\d\d\.csv"$/);
    const { entries } = (await cases.read('aud', 'audit')).body;
    expect(JSON.stringify(entries)).toContain('surge_report');
    store.refuses = { prefix: 'access', how: 'unavailable' };
    expect((await report('ana', 'csv')).status).toBeGreaterThanOrEqual(500);
  });
});

describe('given a surge of which places are missing', () => {
  const ofBa = (more: object = {}) => ({
    ...ask({ country: 'BA', places: 4, reason: 'arrivals', ...more }),
    answers: 's1',
  });
  const countriesTo = async (who: string) => (await look(who)).countries;
  beforeEach(async () => {
    const beds = ['o1', 'o2'].map((bedId) => ({ bedId, label: bedId, kind: 'overflow' }));
    await haven.done('petra', 'jela', 'add-beds', { roomId: 'shared', beds });
    await done('fjolla', 'open', ask());
  });

  it('SU-14: then those who may end it ask another country that has a focal point, once, while it is open and something is missing', async () => {
    expect(await refused('fjolla', 'ask-country', { country: 'BA' })).toEqual([409, 'surge_not_confirmed']);
    expect(await look('fjolla')).toMatchObject({ missing: 0, countries: [], mayAsk: [] });
    await done('jelena', 'confirm');
    await says('mila', 'lipa', 2);
    expect(await look('sava')).toMatchObject({ missing: 4, countries: [], mayAsk: ['BA'] });
    for (const who of ['vera', 'mila', 'nora', 'ada', 'aud'])
      expect(await refused(who, 'ask-country', { country: 'BA' })).toEqual([403, 'no_right']);
    for (const who of ['petra', 'lejla', 'azra'])
      expect(await refused(who, 'ask-country', { country: 'BA' })).toEqual([409, 'surge_elsewhere']);
    expect(await refused('fjolla', 'ask-country', { country: 'RS' })).toEqual([409, 'own_country']);
    expect(await refused('fjolla', 'ask-country', { country: 'MK' })).toEqual([409, 'no_focal_point']);
    expect(await refused('fjolla', 'ask-country', { country: 'Bosnia' })).toEqual([400, 'invalid']);
    expect(await refused('fjolla', 'ask-country', { country: 'BA' }, 'none')).toEqual([409, 'surge_not_opened']);
    await done('fjolla', 'ask-country', { country: 'BA' });
    await done('fjolla', 'ask-country', { country: 'BA' });
    expect(await refused('ana', 'ask-country', { country: 'BA' })).toEqual([409, 'country_asked']);
    expect((await cases.typesOf('surge-s1')).filter((type) => type === 'SurgeCountryAsked')).toHaveLength(1);
    const asked = { country: 'BA', places: 4, declined: null, surge: null };
    for (const at of [haven, replica])
      expect(await look('jelena', 's1', at)).toMatchObject({ countries: [asked], mayAsk: [] });
  });

  it('SU-14: when nothing is missing, then no country is asked, and who was asked before is asked no more', async () => {
    await done('jelena', 'confirm');
    await done('fjolla', 'ask-country', { country: 'BA' });
    await says('mila', 'lipa', 3);
    expect((await look('azra')).asksMine).not.toBeNull();
    await says('ana', 'vrba', 3);
    expect(await look('azra')).toMatchObject({ missing: 0, asksMine: null });
    await done('fjolla', 'end');
    await done('fjolla', 'open', ask({ places: 1 }), 's2');
    await done('jelena', 'confirm', {}, 's2');
    await says('mila', 'lipa', 1, 's2');
    expect(await refused('fjolla', 'ask-country', { country: 'BA' }, 's2')).toEqual([409, 'nothing_missing']);
  });

  it('SU-15: then the focal points of that country alone read that it is asked, and nobody there reads who else was', async () => {
    await done('jelena', 'confirm');
    await done('fjolla', 'ask-country', { country: 'BA' });
    expect(await look('azra')).toMatchObject({
      ...{ asksMine: { country: 'BA', declined: null }, places: 6, missing: 6, reason: 'many_at_once' },
      ...{ countries: null, mayAsk: [], mine: [] },
    });
    for (const who of ['petra', 'lejla', 'vera', 'nora', 'sava']) expect((await look(who)).asksMine).toBeNull();
    for (const who of ['petra', 'lejla', 'vera', 'nora']) expect(await countriesTo(who)).toBeNull();
  });

  it('SU-15: when it opens a surge of its own, then this is an ordinary one, whose open places are missing no more', async () => {
    await done('jelena', 'confirm');
    for (const who of ['azra', 'petra'])
      expect(await refused(who, 'open', ofBa(), 's2')).toEqual([409, 'surge_not_asked']);
    await done('fjolla', 'ask-country', { country: 'BA' });
    // A manager there may open one, but does not answer for the country; and a drill is no answer to a call that is none.
    expect(await refused('petra', 'open', ofBa(), 's2')).toEqual([409, 'surge_not_asked']);
    expect(await refused('azra', 'open', ofBa({ drill: true }), 's2')).toEqual([409, 'surge_not_asked']);
    await done('azra', 'open', ofBa(), 's2');
    expect(await countriesTo('fjolla')).toMatchObject([
      { surge: { surgeId: 's2', situation: 'waiting', open: 0, places: 4 } },
    ]);
    expect((await look('azra')).asksMine).toBeNull();
    expect([(await look('lejla', 's2')).askedBy, (await look('lejla', 's2')).may]).toEqual(['RS', ['confirm']]);
    await done('lejla', 'confirm', {}, 's2');
    expect((await look('vera', 's2')).askedBy).toBeNull();
    expect((await says('petra', 'jela', 2, 's2')).status).toBe(200);
    expect(await look('fjolla')).toMatchObject({
      open: 0,
      missing: 4,
      countries: [{ surge: { situation: 'open', open: 2 } }],
    });
    await done('azra', 'end', {}, 's2');
    await settled();
    expect(await look('azra')).toMatchObject({ missing: 6, asksMine: { country: 'BA' } });
    expect(await countriesTo('fjolla')).toMatchObject([{ surge: { situation: 'ended', open: 0 } }]);
  });

  it('SU-15: when it can’t, then it says so with one reason, which a later one or a surge replaces, until the surge ends', async () => {
    await done('jelena', 'confirm');
    expect(await refused('azra', 'decline-country', { reason: 'no_staff' })).toEqual([409, 'surge_not_asked']);
    await done('fjolla', 'ask-country', { country: 'BA' });
    expect(await refused('azra', 'decline-country', { reason: 'her story' })).toEqual([400, 'invalid']);
    for (const who of ['petra', 'jelena', 'vera', 'nora', 'aud'])
      expect(await refused(who, 'decline-country', { reason: 'no_staff' })).toEqual([403, 'no_right']);
    expect(await refused('sava', 'decline-country', { reason: 'no_staff' })).toEqual([409, 'surge_not_asked']);
    await done('azra', 'decline-country', { reason: 'no_staff' });
    await done('azra', 'decline-country', { reason: 'no_staff' });
    await done('azra', 'decline-country', { reason: 'houses_full' });
    expect((await look('azra')).asksMine).toMatchObject({ declined: 'houses_full' });
    expect(await countriesTo('sava')).toMatchObject([{ country: 'BA', declined: 'houses_full', surge: null }]);
    expect((await cases.typesOf('surge-s1')).filter((type) => type === 'SurgeCountryDeclined')).toHaveLength(2);
    await done('azra', 'open', ofBa(), 's2');
    await done('azra', 'end', {}, 's2');
    await done('fjolla', 'end');
    expect((await look('azra')).asksMine).toBeNull();
    expect(await refused('azra', 'decline-country', { reason: 'crossing' })).toEqual([409, 'surge_over']);
    expect(await refused('azra', 'open', ofBa(), 's3')).toEqual([409, 'surge_not_asked']);
    const trail = JSON.stringify((await cases.read('aud', 'audit')).body.entries);
    for (const type of ['SurgeCountryAsked', 'SurgeCountryDeclined']) expect(trail).toContain(type);
  });
});

describe('given a drill', () => {
  it('SU-9: then houses say what they would open, and no number of any board changes', async () => {
    await done('fjolla', 'open', ask({ drill: true }));
    await done('jelena', 'confirm');
    const before = await Promise.all(['ana', 'vera'].map((who) => rowTo(who, 'lipa')));
    expect((await says('mila', 'lipa', 3)).status).toBe(200);
    const after = await Promise.all(['ana', 'vera'].map((who) => rowTo(who, 'lipa')));
    expect(after.map(({ places, extra }) => [places, extra])).toEqual(before.map(({ places }) => [places, undefined]));
    expect(await look('vera')).toMatchObject({ drill: true, open: 3, yes: 1 });
    expect((await look('mila')).mine).toMatchObject([{ shelterId: 'lipa', offer: null }, { shelterId: 'vrba' }]);
    // SU-15: what it asks another country for is a drill too.
    await done('fjolla', 'ask-country', { country: 'BA' });
    const answer = { ...ask({ country: 'BA', places: 3 }), answers: 's1' };
    expect(await refused('azra', 'open', answer, 's2')).toEqual([409, 'surge_not_asked']);
    await done('azra', 'open', { ...answer, drill: true }, 's2');
  });
});
