import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR } from '../../instant.ts';
import { adultsOf, childrenOf, placesNeeded } from '../../party.ts';
import { allocate } from '../../shelter/beds/allocate.ts';
import { placesOf } from '../../shelter/beds/places.ts';
import type { Party } from '../../terms.ts';
import { anyAsk, anyParty, anyRules } from '../../testing/any-ask.ts';
import { live, plainNight, steadyNight } from '../../testing/night.ts';
import { askFor, BELGRADE, OPEN, ready } from '../../testing/open-shelter.ts';
import {
  COORDINATOR,
  FAMILY,
  HOTLINE,
  MANAGER,
  OTHER_COORDINATOR,
  party,
  STAFF,
  TWO,
  WOMAN,
} from '../../testing/people.ts';
import { always } from '../../testing/seed.ts';
import { bedsIn, countedShelter, idOfStay, keptShelter, type Layout } from '../../testing/shelter.ts';
import { findPlaces } from '../find.ts';
import { match } from '../match.ts';
import type { Search } from '../search.ts';
import type { MatchableShelter } from '../shelter.ts';
import { splitsOf } from './apart.ts';

const TWO_ROOMS: Layout = {
  one: { privacy: 'household', beds: { a1: 'adult', a2: 'child' } },
  two: { privacy: 'household', beds: { b1: 'adult', b2: 'child', b3: 'child' } },
};
/** Takes everybody. */
const LARGE: Layout = {
  hall: { privacy: 'household', beds: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`l${i}`, 'adult'])) },
};
const MOTHER_OF_FOUR = party({ women: 1, girls: 2, boys: 2, sonsOldest: '12-14' });

const shelterOf = (
  shelterId: string,
  over: object = {},
  layout: Layout = TWO_ROOMS,
  country = 'RS',
): MatchableShelter =>
  ready({ ...keptShelter(layout).kept, shelterId, country, rules: { ...OPEN, ...over } }, { point: BELGRADE });
/** As a coordinator of the houses' own organisation searches, unless another actor is given. */
const nearMisses = (shelters: readonly MatchableShelter[], over: object = {}) =>
  findPlaces(shelters, askFor({ party: MOTHER_OF_FOUR, actor: COORDINATOR, ...over })).nearly.map((near) =>
    near.kind === 'apart'
      ? `apart ${near.parts.map(({ match: { shelterId }, party: p }) => `${shelterId} ${placesNeeded(p)}`).join(' + ')}`
      : `${near.kind} ${near.match.shelterId}`,
  );

describe('FP-14: given that no house takes them whole', () => {
  const whole: Layout = {
    big: { privacy: 'shared', beds: { a: 'adult', b: 'adult', c: 'child', d: 'child', e: 'child' } },
  };

  it('then two rooms of one house come first, then a house with a single barrier', () => {
    const shelters = [
      shelterOf('sons', { sons_max_age: 11 }, whole),
      shelterOf('two'),
      shelterOf('stairs', { step_free: 'no' }, whole),
      shelterOf('twice', { sons_max_age: 11, gender: ['women', 'boys'] }, whole),
    ];
    expect(nearMisses(shelters, { needs: { stepFree: true } })).toEqual(['two_rooms two', 'lifted sons']);
  });

  it.each<[what: string, rules: object, ask: Partial<Search>]>([
    ['step-free access', { step_free: 'no' }, { needs: { stepFree: true } }],
    ['access for somebody deaf', { hearing: 'no' }, { needs: { hearing: true } }],
    ['access for somebody blind', { visual: 'no' }, { needs: { visual: true } }],
    ['the security that they need', { security_level: 1 }, { needs: { securityLevel: 3 } }],
    ['a place outside of the areas to avoid', {}, { avoid: [keptShelter(whole).kept.area.id] }],
  ])('when a house lacks only %s, then it is no near miss, because it cannot waive that', (_, rules, ask) => {
    expect(findPlaces([shelterOf('fixed', rules, whole)], askFor({ party: MOTHER_OF_FOUR, ...ask })).cannot.count).toBe(
      1,
    );
    expect(nearMisses([shelterOf('fixed', rules, whole)], ask)).toEqual([]);
  });

  it('when one in the own country does, with a condition or without, then there are no near misses', () => {
    expect(nearMisses([shelterOf('two'), shelterOf('home', {}, whole)])).toEqual([]);
    expect(nearMisses([shelterOf('two'), shelterOf('home', { payer_consent: 'before' }, whole)])).toEqual([]);
  });

  it('when one across a border does, then the near misses of the own country are given, for tonight and together', () => {
    const abroad = [shelterOf('whole', {}, whole, 'MK'), shelterOf('far', {}, TWO_ROOMS, 'MK')];
    expect(nearMisses([shelterOf('two'), ...abroad])).toEqual(['two_rooms two']);
    expect(nearMisses([shelterOf('two'), shelterOf('far', {}, TWO_ROOMS, 'MK')])).toEqual([
      'two_rooms two',
      'two_rooms far',
    ]);
  });

  it('when only a house with a stale report might take them, then near misses are given', () => {
    const old = countedShelter();
    old.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    old.given({ type: 'report-census', night: '2026-03-01', asOf: old.now, occupied: 0, inService: 9 });
    const shelters = [ready(old.state), shelterOf('two')];
    expect(nearMisses(shelters, { now: after(old.now, HOUR) })).toEqual([]);
    expect(nearMisses(shelters, { now: after(old.now, 9 * HOUR) })).toEqual(['two_rooms two']);
  });

  it('when some plan to leave, then the local day by which they would fit is given, within a week', () => {
    const given = (days: number) => {
      const shelter = keptShelter(whole);
      shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
      const stayId = idOfStay(shelter.given({ type: 'admit-party', party: FAMILY, kind: 'referral' }));
      const at = after(shelter.now, days * DAY);
      shelter.given({ type: 'plan-departure', stayId, window: { from: at, to: after(at, HOUR) } });
      return findPlaces([ready(shelter.kept)], askFor({ party: MOTHER_OF_FOUR, now: shelter.now, actor: COORDINATOR }))
        .nearly;
    };
    expect(given(2)).toMatchObject([{ kind: 'later', day: expect.stringMatching(/^2026-03-\d\d$/) }]);
    expect(given(9)).toEqual([]);
  });

  it('when two adults search, then two houses are given last, each with an adult; a single mother is not separated', () => {
    const small: Layout = { one: { privacy: 'household', beds: { a: 'adult', b: 'child' } } };
    const sisters = party({ women: 2, girls: 2 });
    const shelters = [shelterOf('a', {}, small), shelterOf('b', {}, small)];
    expect(nearMisses(shelters, { party: sisters })).toEqual(['apart a 2 + b 2']);
    expect(nearMisses(shelters, { party: party({ women: 1, girls: 3 }) })).toEqual([]);
  });
});

describe('FP-14: every near miss is possible', () => {
  it('two rooms are given exactly where a hold of two rooms is accepted', () => {
    const seen = new Set<boolean>();
    always(
      fc.tuple(
        plainNight,
        anyParty,
        fc.constantFrom(COORDINATOR, STAFF, { ...COORDINATOR, country: 'MK' }),
        fc.nat(100),
      ),
      ([night, who, actor, minutes]) => {
        const shelter = live(night);
        if (shelter.state.situation !== 'kept' || placesNeeded(who) === 0) return;
        const { now } = shelter.pass(minutes);
        shelter.when({ type: 'reopen' }, MANAGER);
        shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
        const open = { ...shelter.kept, intake: { state: 'open' } as const };
        const found = findPlaces([ready(open)], askFor({ party: who, now, actor }));
        if (found.cannot.count === 0) return;
        const offersTwoRooms = found.nearly.some(({ kind }) => kind === 'two_rooms');
        shelter.when({ type: 'resume-intake' }, MANAGER);
        shelter.when({ type: 'change-hold-policy', directHolds: 'hotline' }, MANAGER);
        const { ok } = shelter.when({ type: 'hold-beds', party: who, rooms: 2 }, actor);
        expect([offersTwoRooms, who]).toEqual([ok, who]);
        seen.add(ok);
      },
      600,
    );
    expect(seen.size).toBe(2);
  });

  it('a house whose one barrier is lifted takes them', () => {
    let lifted = 0;
    always(
      fc.tuple(anyRules, anyAsk),
      ([rules, ask]) => {
        const state = { ...keptShelter().kept, rules };
        for (const near of findPlaces([ready(state)], { ...ask, avoid: [] }).nearly) {
          if (near.kind !== 'lifted') continue;
          lifted++;
          const { [near.match.barriers[0]?.code ?? '']: _, ...without } = rules;
          expect(match(ready({ ...state, rules: without }), { ...ask, avoid: [] }).outcome).not.toBe('cannot');
        }
      },
      600,
    );
    expect(lifted).toBeGreaterThan(20);
  });

  it('a day is given on which they fit after the planned departures', () => {
    always(
      fc.tuple(steadyNight, anyParty),
      ([night, who]) => {
        const { state, now } = live(night);
        if (state.situation !== 'kept' || placesNeeded(who) === 0) return;
        const open = { ...state, rules: OPEN, intake: { state: 'open' } as const, call: null };
        for (const near of findPlaces([ready(open)], askFor({ party: who, now, actor: COORDINATOR })).nearly) {
          if (near.kind !== 'later') continue;
          const left = Object.entries(open.stays).filter(
            ([, { departure }]) => departure === null || departure.to > `${near.day}T24`,
          );
          expect(allocate({ ...open, stays: Object.fromEntries(left) }, who).ok).toBe(true);
        }
      },
      300,
    );
  });

  it('in two houses, each takes its part, nobody is left out and no child is without an adult', () => {
    const sum = (parties: readonly Party[], who: (p: Party) => number) => parties.reduce((n, p) => n + who(p), 0);
    always(anyParty, (who) => {
      for (const parts of splitsOf(who)) {
        expect(parts.map(adultsOf).every((n) => n > 0)).toBe(true);
        for (const count of [adultsOf, childrenOf, (p: Party) => p.boys, (p: Party) => p.infants, (p: Party) => p.men])
          expect(sum(parts, count)).toBe(count(who));
      }
    });
    const small: Layout = { one: { privacy: 'household', beds: { a: 'adult', b: 'child' } } };
    always(fc.tuple(anyRules, anyRules, anyAsk), ([a, b, ask]) => {
      const shelters = [shelterOf('a', a, small), shelterOf('b', b, small)];
      for (const near of findPlaces(shelters, { ...ask, party: TWO, actor: COORDINATOR }).nearly) {
        if (near.kind !== 'apart') continue;
        expect(new Set(near.parts.map((p) => p.match.shelterId)).size).toBe(2);
        for (const part of near.parts) {
          const shelter = shelters.find(({ shelterId }) => shelterId === part.match.shelterId)!;
          expect(match(shelter, { ...ask, party: part.party }).outcome).not.toBe('cannot');
        }
      }
    });
  });
});

describe('PV-8: given houses of another organisation', () => {
  const others = { actor: OTHER_COORDINATOR };
  /** A house with one room left, whose guests leave tomorrow. */
  const leavingTomorrow = () => {
    const shelter = keptShelter(TWO_ROOMS);
    shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    const stayId = idOfStay(shelter.given({ type: 'admit-party', party: FAMILY, kind: 'referral' }));
    const at = after(shelter.now, DAY);
    shelter.given({ type: 'plan-departure', stayId, window: { from: at, to: after(at, HOUR) } });
    return { shelters: [ready(shelter.kept)], now: shelter.now };
  };

  it('then a house that its band does not rule out is to be asked, and no room, split or day is shown', () => {
    const small: Layout = { one: { privacy: 'household', beds: { a: 'adult', b: 'child' } } };
    const sisters = party({ women: 2, girls: 2 });
    expect(nearMisses([shelterOf('two')], others)).toEqual(['ask two']);
    const [a, b] = [shelterOf('a', {}, small), shelterOf('b', {}, small)];
    expect(nearMisses([a, b, shelterOf('taker', {}, LARGE, 'MK')], { party: sisters, ...others })).toEqual([]);
    const { shelters, now } = leavingTomorrow();
    const three = { party: party({ women: 1, girls: 2 }), now };
    expect(nearMisses(shelters, three)).toEqual(['later s1']);
    expect(nearMisses(shelters, { ...three, ...others })).toEqual(['ask s1']);
  });

  it('then the answer is the same for each number of free places that has the same band', () => {
    const seen = new Set<string>();
    always(
      fc.tuple(plainNight, anyParty, fc.constantFrom(HOTLINE, OTHER_COORDINATOR)),
      ([night, who, actor]) => {
        const { state, now } = live(night);
        if (state.situation !== 'kept' || placesNeeded(who) === 0) return;
        const open = { ...state, rules: OPEN, intake: { state: 'open' } as const, call: null };
        const taker = shelterOf('taker', {}, LARGE, 'AL');
        const { cannot, nearly } = findPlaces([ready(open), taker], askFor({ party: who, now, actor }));
        const { free } = placesOf(open);
        // What a reader of bands knows: none, one, two or three, or more; and that there is no place for this party.
        const most = [0, 1, 3, 3][free] ?? Number.POSITIVE_INFINITY;
        const isToBeAsked = cannot.count > 0 && most >= placesNeeded(who);
        expect(nearly.map(({ kind }) => kind)).toEqual(isToBeAsked ? ['ask'] : []);
        seen.add(`${isToBeAsked} ${cannot.count}`);
      },
      600,
    );
    expect([...seen].toSorted()).toEqual(['false 0', 'false 1', 'true 1']);
  });
});

describe('FP-21: given that no house takes them', () => {
  const full: Layout = { one: { privacy: 'household', beds: { a: 'adult' } } };
  const eastOf = (km: number) => [BELGRADE[0] + km / 79, BELGRADE[1]] as const;
  const at = (shelterId: string, km: number, country = 'RS', layout = full): MatchableShelter =>
    ready({ ...keptShelter(layout).kept, shelterId, country, rules: OPEN }, { point: eastOf(km) });

  it('then the five nearest houses of others are to be asked; a border or a band against it counts as distance', () => {
    const shelters = [
      at('r300', 300),
      at('r10', 10),
      at('m20', 20, 'MK'),
      at('m200', 200, 'MK'),
      at('r90', 90),
      at('r180', 180),
      at('two400', 400, 'RS', TWO_ROOMS),
    ];
    expect(nearMisses(shelters, { actor: OTHER_COORDINATOR, from: BELGRADE })).toEqual([
      'ask r10',
      'ask r90',
      'ask m20',
      'ask r180',
      'ask two400',
    ]);
  });

  it('then one’s own houses are not asked, nor any that lack more than room', () => {
    expect(nearMisses([at('own', 10)], { from: BELGRADE })).toEqual([]);
    expect(
      nearMisses([shelterOf('fixed', { step_free: 'no' }, full)], {
        actor: OTHER_COORDINATOR,
        needs: { stepFree: true },
      }),
    ).toEqual([]);
  });
});

describe('a hold in two rooms', () => {
  it('SH-9: is one hold of beds in both, which nobody else is in, and one room where one takes them whole', () => {
    const shelter = keptShelter(TWO_ROOMS);
    shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    const held = (who: Party) => bedsIn(shelter.given({ type: 'hold-beds', party: who, rooms: 2 })).toSorted();
    expect(held(WOMAN)).toEqual(['a1']);
    expect(shelter.when({ type: 'hold-beds', party: MOTHER_OF_FOUR, rooms: 2 }).ok).toBe(false);
    const other = keptShelter(TWO_ROOMS);
    const beds = bedsIn(other.given({ type: 'hold-beds', party: MOTHER_OF_FOUR, rooms: 2 }));
    expect(beds.toSorted()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
  });
});
