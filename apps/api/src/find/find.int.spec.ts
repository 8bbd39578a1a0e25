import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type FoundPlaces, type FoundShelter, found } from '@safe-haven/contracts';
import { type DirectHolds, mayDo, type Role } from '@safe-haven/domain';
import { type Answer, type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { machineOf } from '../testing/service-token.ts';
import { StoreSilence } from '../testing/silence.ts';
import { find } from './testing/find-over-http.ts';

const FAMILY = { women: 1, girls: 2, boys: 1, sonsOldest: '7-11' };
const WOMAN = { women: 1 };
const MINUTE = 60_000;
const placesOf = (answer: Answer): FoundPlaces => {
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return found.parse(answer.body);
};
const sheltersOf = ({ takes, takesIf, cannot }: FoundPlaces): FoundShelter[] =>
  [takes, takesIf, cannot].flatMap(({ shelters }) => shelters);
const shelterIn = (places: FoundPlaces, shelterId: string): FoundShelter =>
  sheltersOf(places).find((h) => h.shelterId === shelterId)!;
const outcomeOf = ({ status, body }: Answer) => (status === 200 ? '200' : `${status} ${body.code}`);

describe('given a network of two organisations', () => {
  let haven: HttpProgram;
  beforeAll(async () => {
    haven = await startHttpProgram();
    await haven.registerShelter('lipa');
    await haven.registerShelter('vrba', 'petra');
    await haven.done('petra', 'vrba', 'change-intake-rules', { rules: { sons_max_age: 6, gender: ['women', 'boys'] } });
  });
  afterAll(() => haven.served.close());

  it('when each role searches, then those whom the policy allows get an answer, and nobody else', async () => {
    for (const { person, role, organisation, country } of PEOPLE) {
      const may = mayDo({ person, role: role as Role, organisation, country }, 'find');
      const expected = may ? '200' : '403 no_right';
      const answers = [await find(haven, person, { party: WOMAN }), await haven.get(person, '/api/find')];
      expect([role, ...answers.map(outcomeOf)]).toEqual([role, expected, expected]);
    }
    const unauthenticated = [
      await post(`${haven.url}/api/find`, { party: WOMAN }, {}),
      await haven.get(null, '/api/find'),
    ];
    expect(unauthenticated.map(outcomeOf)).toEqual(['401 not_signed_in', '401 not_signed_in']);
    const machine = await machineOf(haven, 'report_census');
    expect(outcomeOf(await post(`${haven.url}/api/find`, { party: WOMAN }, machine))).toBe('403 no_right');
  });

  it('then each house is in one group, with its reasons as codes, how far it is and how fresh', async () => {
    const places = placesOf(await find(haven, 'vera', { party: FAMILY, from: 'rs-nis' }));
    expect([places.takes.count, places.takesIf.count, places.cannot.count]).toEqual([0, 1, 1]);
    expect(places.party).toEqual({ women: 1, men: 0, other: 0, girls: 2, boys: 1, infants: 0, sonsOldest: '7-11' });
    expect(shelterIn(places, 'lipa')).toMatchObject({
      name: 'House lipa',
      area: { id: 'rs-beograd', name: 'Belgrade' },
      barriers: [],
      offer: { room: 'household', places: 4 },
      freshness: 'stale',
      confirmedAt: null,
    });
    expect(shelterIn(places, 'lipa').km).toBeGreaterThan(150);
    const { barriers, offer } = shelterIn(places, 'vrba');
    expect([barriers, offer]).toEqual([
      [
        { code: 'gender', groups: ['girls'] },
        { code: 'sons_max_age', limit: 6 },
      ],
      null,
    ]);
  });

  it('FP-20: then the house that they are to leave is not among the answer, and in no count', async () => {
    const all = placesOf(await find(haven, 'vera', { party: FAMILY }));
    const left = placesOf(await find(haven, 'vera', { party: FAMILY, leaving: 'lipa' }));
    expect(sheltersOf(all).map(({ shelterId }) => shelterId)).toEqual(['lipa', 'vrba']);
    expect(sheltersOf(left).map(({ shelterId }) => shelterId)).toEqual(['vrba']);
    expect([left.takes.count + left.takesIf.count, left.cannot.count]).toEqual([0, 1]);
  });

  it('FP-18: then a house says of a woman alone that she would take its only room for a family, and of a family not', async () => {
    const isScarceFor = async (party: object) =>
      shelterIn(placesOf(await find(haven, 'jelena', { party })), 'lipa').scarce;
    expect([await isScarceFor(WOMAN), await isScarceFor(FAMILY)]).toEqual([true, undefined]);
  });

  it('FP-8: then the bed ids are disclosed to the shelter’s own people only, and the number of free beds to nobody', async () => {
    await haven.done('petra', 'vrba', 'pause-intake', { reason: 'infection', until: '2026-11-25T06:00:00.000Z' });
    const findings: Record<string, unknown> = {};
    for (const person of ['vera', 'jelena', 'mila', 'ana', 'petra', 'lejla']) {
      const answer = await find(haven, person, { party: WOMAN, limit: 200 });
      findings[person] = sheltersOf(placesOf(answer)).map(({ shelterId, own, offer }) => [
        shelterId,
        own,
        offer && (offer.beds ?? 'hidden'),
      ]);
      expect(JSON.stringify(answer.body)).not.toMatch(
        /free"|held|occupied|inService|revision|changedAt|stay|hold_?[iI]d/,
      );
      const pause = shelterIn(placesOf(answer), 'vrba').barriers.find((b) => b.code === 'intake_paused');
      expect(pause).toEqual(
        person === 'petra' || person === 'lejla' ? undefined : { code: 'intake_paused', until: null },
      );
    }
    const ofAtina = [
      ['lipa', true, ['f1']],
      ['vrba', false, null],
    ];
    const ofLara = [
      ['vrba', true, ['f1']],
      ['lipa', false, 'hidden'],
    ];
    expect(findings).toEqual({
      vera: [
        ['lipa', false, 'hidden'],
        ['vrba', false, null],
      ],
      jelena: ofAtina,
      mila: ofAtina,
      ana: ofAtina,
      petra: expect.arrayContaining(ofLara),
      lejla: expect.arrayContaining(ofLara),
    });
    await haven.done('petra', 'vrba', 'resume-intake', {});
  });

  it('when numbers alone are asked for, then a son among the children is a boy, and his age counts', async () => {
    const places = placesOf(await haven.get('vera', '/api/find?adults=1&children=2&sonsOldest=12-14'));
    expect(places.party).toMatchObject({ women: 1, girls: 1, boys: 1, sonsOldest: '12-14' });
    expect(shelterIn(places, 'vrba').barriers.map((b) => b.code)).toContain('sons_max_age');
    expect(placesOf(await haven.get('vera', '/api/find?adults=2&children=1')).party).toMatchObject({
      women: 2,
      girls: 1,
    });
  });

  it.each([
    ['nothing', {}, 'party'],
    ['nobody who takes a place', { party: { infants: 1 } }, 'party'],
    ['an empty short form', { party: { adults: 0, children: 0 } }, 'party'],
    ['half a person', { party: { women: 0.5 } }, 'party'],
    ['an army', { party: { women: 41 } }, 'party.women'],
    ['a need that nobody knows', { party: WOMAN, needs: { name: 'Vesna' } }, 'needs'],
    ['a story', { party: WOMAN, story: 'she is called Vesna' }, ''],
    ['an area that is none', { party: WOMAN, avoid: ['../etc'] }, 'avoid.0'],
    ['more areas than a map has', { party: WOMAN, avoid: Array.from({ length: 41 }, (_, i) => `a${i}`) }, 'avoid'],
    [
      'an arrival that ends before it begins',
      { party: WOMAN, arrival: { from: '2026-11-25T03:00:00Z', to: '2026-11-25T02:00:00Z' } },
      'arrival',
    ],
    ['every house at once', { party: WOMAN, limit: 10_000 }, 'limit'],
  ])(
    'when %s is asked, then it is refused with the place of the fault, and not with what was sent',
    async (_, body, path) => {
      const { status, body: problem } = await find(haven, 'vera', body);
      expect([status, problem.code]).toEqual([400, 'invalid']);
      expect(problem.faults[0].path).toBe(path);
      expect(JSON.stringify(problem)).not.toMatch(/Vesna|\.\.\/etc/);
    },
  );

  it.each(['?adults=0', '?adults=x', '?adults=1&sonsOldest=7-11', '?party=1', '?children=99'])(
    'when a query is %s, then it is refused',
    async (query) => {
      expect(outcomeOf(await haven.get('vera', `/api/find${query}`))).toBe('400 invalid');
    },
  );

  it('FP-13: when no area of departure is given, then it is that of the requesting organisation, and the answer states it', async () => {
    const from = async (person: string, body: object) => {
      const places = placesOf(await find(haven, person, { party: WOMAN, ...body }));
      return [places.ownArea, shelterIn(places, 'lipa').km, shelterIn(places, 'vrba').km];
    };
    const [sarajevo, belgrade] = [await from('lejla', {}), await from('jelena', {})];
    expect(sarajevo).toEqual(['ba-sarajevo', 198, 0]);
    expect(belgrade).toEqual(['rs-beograd', 0, 198]);
    expect(await from('lejla', { from: 'rs-beograd' })).toEqual([null, 0, 198]);
    expect(await from('vera', {})).toEqual([null, null, null]);
    const home = { name: 'SOS', countries: ['BA'], area: 'ba-sarajevo' };
    const cookie = await steppedUp(haven, 'ada');
    expect((await post(`${haven.url}/api/organisations/register`, home, { cookie })).status).toBe(200);
    expect(await from('vera', {})).toEqual(['ba-sarajevo', 198, 0]);
  });

  it('FP-13: when countries are chosen, then the houses of these are asked and no others', async () => {
    const found = async (countries: readonly string[]) =>
      sheltersOf(placesOf(await find(haven, 'vera', { party: WOMAN, countries })))
        .map(({ shelterId }) => shelterId)
        .toSorted();
    expect(await found([])).toEqual(['lipa', 'vrba']);
    expect(await found(['BA'])).toEqual(['vrba']);
    expect(await found(['RS', 'BA'])).toEqual(['lipa', 'vrba']);
    expect(await found(['AL'])).toEqual([]);
  });

  it('FP-14 PV-8: when no shelter takes them together, then two rooms of one’s own are offered and held as one; others are to be asked', async () => {
    const four = { women: 4 };
    const nearlyFor = async (person: string) => {
      const { nearly } = placesOf(await find(haven, person, { party: four, from: 'ba-sarajevo' }));
      expect(JSON.stringify(nearly)).not.toMatch(/"[fs][1-4]"/);
      return nearly.map((near) => near.kind !== 'apart' && [near.kind, near.shelter.shelterId, near.shelter.offer]);
    };
    expect(await nearlyFor('vera')).toEqual([
      ['ask', 'vrba', null],
      ['ask', 'lipa', null],
    ]);
    expect(await nearlyFor('jelena')).toEqual([
      ['two_rooms', 'lipa', null],
      ['ask', 'vrba', null],
    ]);
    expect((await haven.send('jelena', 'lipa', 'hold-beds', { party: four })).status).toBe(409);
    const { body } = await haven.done('jelena', 'lipa', 'hold-beds', { party: four, rooms: 2 });
    const { holdId } = body.events.find((e: { type: string }) => e.type === 'BedsHeld');
    await haven.done('jelena', 'lipa', 'release-hold', { holdId, reason: 'error' });
  });

  it('when only so many are asked for, then it says how many there are, and how many can’t for which reason first', async () => {
    const four = { women: 4 };
    const { cannot } = placesOf(await find(haven, 'vera', { party: four, limit: 1 }));
    expect([cannot.count, cannot.shelters.length]).toEqual([2, 1]);
    expect(cannot.reasons).toEqual([{ code: 'no_place_for_party', count: 2 }]);
  });

  it('then no cache stores the answer', async () => {
    expect((await find(haven, 'vera', { party: WOMAN })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('given a shelter that allows chosen roles to hold its beds', () => {
  let haven: HttpProgram;
  beforeAll(async () => {
    haven = await startHttpProgram();
    await haven.registerShelter('lipa');
  });
  afterAll(() => haven.served.close());

  it.each(['hotline', 'coordinator', 'nobody'] satisfies DirectHolds[])(
    'FP-4: when it allows %s, then those who are offered a direct hold can place it, and others are refused',
    async (directHolds) => {
      await haven.done('ana', 'lipa', 'change-hold-policy', { directHolds });
      for (const { person } of PEOPLE.filter((p) => /hotline|coordinator|shelter_staff|manager/.test(p.role))) {
        if (person === 'nora') continue;
        const { direct, conditions } = shelterIn(placesOf(await find(haven, person, { party: WOMAN })), 'lipa');
        expect(conditions.some((c) => c.code === 'ask_the_house')).toBe(!direct);
        const hold = await haven.send(person, 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
        expect([person, directHolds, hold.status === 200]).toEqual([person, directHolds, direct]);
        if (hold.status !== 200) continue;
        const { holdId } = hold.body.events?.find((e: { type: string }) => e.type === 'BedsHeld') ?? hold.body.hold;
        await haven.done(person, 'lipa', 'release-hold', { holdId, reason: 'error' });
      }
    },
  );
});

describe('given an event in a shelter', () => {
  let haven: HttpProgram;
  let silence: StoreSilence;
  beforeEach(async () => {
    silence = new StoreSilence();
    haven = await startHttpProgram(undefined, undefined, {}, { elapsed: silence.elapsed });
    await haven.registerShelter('lipa');
  });
  afterEach(() => haven.served.close());

  it('FP-9: then the next answer is of what happened', async () => {
    const before = placesOf(await find(haven, 'jelena', { party: FAMILY }));
    const { offer } = shelterIn(before, 'lipa');
    const held = await haven.done('ana', 'lipa', 'hold-beds', { party: FAMILY });
    const { beds } = held.body.events.find((e: { type: string }) => e.type === 'BedsHeld');
    expect(beds).toEqual(offer!.beds);
    const after = placesOf(await find(haven, 'jelena', { party: FAMILY }, { 'haven-position': held.body.position }));
    expect(shelterIn(after, 'lipa').barriers.map((b) => b.code)).toEqual(['no_free_place']);
    expect(shelterIn(placesOf(await find(haven, 'jelena', { party: WOMAN })), 'lipa').offer!.room).toBe('shared');
  });

  it('when the deadline of a hold has passed, then its beds are found before anybody wrote the lapse down', async () => {
    await haven.done('ana', 'lipa', 'hold-beds', { party: FAMILY });
    haven.program.lapse.stop();
    haven.advance(92 * MINUTE);
    const places = placesOf(await find(haven, 'vera', { party: FAMILY }));
    expect(shelterIn(places, 'lipa')).toMatchObject({ barriers: [], offer: { room: 'household', places: 4 } });
    const { events } = await haven.program.store.read('shelter-lipa');
    expect(events.some((e) => e.type === 'HoldLapsed')).toBe(false);
  });

  it('when this program can’t reach the log, then no search is answered', async () => {
    await haven.cookieOf('vera');
    const markAlive = silence.begin(haven.program);
    const answers = [await find(haven, 'vera', { party: WOMAN }), await haven.get('vera', '/api/find')];
    expect(answers.map(outcomeOf)).toEqual(['503 store_unavailable', '503 store_unavailable']);
    markAlive();
    expect((await find(haven, 'vera', { party: WOMAN })).status).toBe(200);
  });
});
