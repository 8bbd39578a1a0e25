import { describe, expect, it } from '@jest/globals';
import type { ShelterReason } from '@safe-haven/contracts';
import { after, HOUR, MINUTE } from '../instant.ts';
import { initialShelter } from '../shelter/initial.ts';
import { askFor, BELGRADE, NOW, OPEN, ready, withRules } from '../testing/open-shelter.ts';
import {
  COORDINATOR,
  FAMILY,
  HOTLINE,
  HOTLINE_ABROAD,
  MANAGER,
  OTHER_COORDINATOR,
  party,
  STAFF,
  TWO,
  WOMAN,
} from '../testing/people.ts';
import { countedShelter, keptShelter, LAYOUT } from '../testing/shelter.ts';
import { match } from './match.ts';
import { matchableOf } from './shelter.ts';

const open = withRules({});
const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code);

function paused(until: string | null) {
  const shelter = keptShelter();
  shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
  shelter.given({ type: 'pause-intake', reason: 'infection', ...(until && { until }) });
  return ready(shelter.state);
}

/** The last report of a counted house, so many minutes ago; `null`: without a number of places. */
function counted(inService: number | null, occupied: number, minutesAgo = 30) {
  const shelter = countedShelter();
  shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
  const report = { night: '2026-03-01', asOf: shelter.now, occupied, ...(inService && { inService }) };
  shelter.given({ type: 'report-census', ...report });
  return { shelter: ready(shelter.state), now: after(shelter.now, minutesAgo * MINUTE) };
}

/** What a kept house said by phone. */
function called(free: number | null) {
  const shelter = keptShelter();
  shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
  shelter.given({ type: 'record-call', free }, HOTLINE);
  return ready(shelter.state);
}

/** The hotline held the family room, and the hold lapsed five minutes ago. */
function lapsed() {
  const shelter = keptShelter({ fam: LAYOUT['fam']!, duo: LAYOUT['duo']! });
  shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
  shelter.given({ type: 'hold-beds', party: FAMILY }, HOTLINE);
  shelter.pass(95);
  return { shelter: ready(shelter.state), now: shelter.now };
}

interface Side {
  readonly outcome: 'takes' | 'takes_if' | 'cannot';
  readonly barriers?: readonly object[];
  readonly conditions?: readonly object[];
}

/** The findings about a house itself: when each occurs, and when not. Without one for each code it does not compile. */
const CASES: Readonly<Record<ShelterReason['code'], () => readonly (readonly [ReturnType<typeof match>, Side])[]>> = {
  room_not_for_party: () => {
    const shelter = keptShelter({ big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult' } } });
    shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    shelter.given({ type: 'admit-party', party: WOMAN });
    const man = askFor({ party: party({ men: 1 }) });
    return [
      [match(ready(shelter.state), man), barred({ code: 'room_not_for_party' })],
      [match(ready(shelter.state), askFor({ party: WOMAN })), TAKES],
    ];
  },
  cross_border: () => [
    [match(open, askFor({ actor: HOTLINE_ABROAD })), obliged({ code: 'cross_border' })],
    [match(open, askFor({ actor: { ...HOTLINE_ABROAD, country: null } })), TAKES],
  ],
  excluded_area: () => [
    [match(open, askFor({ avoid: ['ba-tuzla', 'rs-beograd'] })), barred({ code: 'excluded_area' })],
    [match(open, askFor({ avoid: ['ba-tuzla'] })), TAKES],
  ],
  intake_paused: () => {
    const until = after(NOW, 3 * HOUR);
    const arrival = { from: until, to: after(until, HOUR) };
    const sooner = { from: NOW, to: until };
    return [
      [match(paused(until), askFor()), barred({ code: 'intake_paused', until })],
      [match(paused(null), askFor({ arrival })), barred({ code: 'intake_paused', until: null })],
      [match(paused(until), askFor({ arrival: sooner })), barred({ code: 'intake_paused', until })],
      [match(paused(until), askFor({ arrival })), obliged({ code: 'intake_paused', until })],
      [match(paused(until), askFor({ now: after(until, 2 * MINUTE) })), TAKES],
      [match(paused(null), askFor({ actor: STAFF })), TAKES],
    ];
  },
  no_free_place: () => {
    const small = { one: { privacy: 'household', beds: { a: 'adult', k: 'cot' } } } as const;
    const full = counted(6, 5);
    return [
      [match(withRules({}, small), askFor({ party: TWO })), barred({ code: 'no_free_place' })],
      [match(withRules({}, small), askFor({ party: party({ women: 1, infants: 2 }) })), TAKES],
      [
        match(full.shelter, askFor({ party: TWO, now: full.now })),
        barred({ code: 'no_free_place' }, { code: 'counted' }),
      ],
    ];
  },
  cannot_place_together: () => [
    [match(open, askFor({ party: party({ women: 5 }) })), barred({ code: 'cannot_place_together' })],
    [match(open, askFor({ party: party({ women: 3 }) })), TAKES],
    [match(open, askFor({ party: party({ women: 3, girls: 1 }) })), barred({ code: 'cannot_place_together' })],
    [match(open, askFor({ party: party({ women: 2, girls: 2 }) })), TAKES],
  ],
  counted: () => {
    const { shelter, now } = counted(6, 4);
    return [[match(shelter, askFor({ party: TWO, now })), obliged({ code: 'counted' })]];
  },
  stale_report: () => {
    const { shelter, now } = counted(6, 6, 8 * 60);
    return [
      [match(shelter, askFor({ now })), obliged({ code: 'counted' }, { code: 'stale_report' })],
      // Others see a report at the next quarter of an hour (PV-10).
      [match(shelter, askFor()), obliged({ code: 'counted' }, { code: 'stale_report' })],
      [
        match(shelter, askFor({ now: after(NOW, 15 * MINUTE) })),
        barred({ code: 'no_free_place' }, { code: 'counted' }),
      ],
      [match(shelter, askFor({ now: after(NOW, 7 * HOUR) })), barred({ code: 'no_free_place' }, { code: 'counted' })],
    ];
  },
  phoned_full: () => [
    [match(called(0), askFor({ now: after(NOW, HOUR) })), obliged({ code: 'phoned_full' })],
    [match(called(1), askFor({ now: after(NOW, HOUR) })), TAKES],
    // It counts as long as a house's own numbers do.
    [match(called(0), askFor({ now: after(NOW, 9 * HOUR) })), TAKES],
  ],
  phoned_paused: () => [[match(called(null), askFor({ now: after(NOW, HOUR) })), obliged({ code: 'phoned_paused' })]],
  unreadable: () => [
    [
      match(ready(keptShelter().state, { point: BELGRADE, unreadable: true }), askFor()),
      obliged({ code: 'unreadable' }),
    ],
    [match(ready({ ...keptShelter().kept, rules: OPEN }, { point: BELGRADE, unreadable: false }), askFor()), TAKES],
  ],
  ask_the_house: () => {
    const asks = (directHolds: 'coordinator' | 'nobody') => ({ ...open, directHolds });
    const asked = obliged({ code: 'ask_the_house' });
    return [
      [match(asks('nobody'), askFor({ actor: OTHER_COORDINATOR })), asked],
      [match(asks('coordinator'), askFor()), asked],
      [match(asks('coordinator'), askFor({ actor: OTHER_COORDINATOR })), TAKES],
      [match(asks('nobody'), askFor({ actor: COORDINATOR })), TAKES],
      [match(open, askFor({ actor: { ...MANAGER, organisation: 'Vita' } })), asked],
    ];
  },
  held_again_too_soon: () => {
    const { shelter, now } = lapsed();
    const until = after(NOW, 90 * MINUTE + 30 * MINUTE);
    const again = askFor({ now, party: FAMILY });
    const byRequest = { ...again, actor: OTHER_COORDINATOR, requestId: 'r1' };
    return [
      [match(shelter, again), obliged({ code: 'held_again_too_soon', until })],
      [match(shelter, { ...again, party: TWO }), TAKES],
      [match(shelter, { ...again, actor: OTHER_COORDINATOR }), TAKES],
      [match(shelter, { ...again, actor: STAFF }), TAKES],
      [match(shelter, byRequest), TAKES],
      [match(shelter, { ...again, now: until }), TAKES],
    ];
  },
};

const TAKES: Side = { outcome: 'takes', barriers: [], conditions: [] };
const obliged = (...conditions: readonly object[]): Side => ({ outcome: 'takes_if', barriers: [], conditions });
const barred = (barrier: object, ...conditions: readonly object[]): Side => ({
  outcome: 'cannot',
  barriers: [barrier],
  conditions,
});

describe('findings about the house', () => {
  it.each(Object.entries(CASES))('FP-1: %s: is present when it applies, and only then', (_, cases) => {
    for (const [found, side] of cases()) expect(found).toMatchObject(side);
  });

  it('nothing is recorded of a house that nobody registered', () => {
    expect(matchableOf(initialShelter('s9'), { point: null })).toBe(null);
  });

  it('FP-6: an unreadable house has a question for every rule that matters, and for its places', () => {
    const shelter = ready(keptShelter().state, { point: BELGRADE, unreadable: true });
    const { asks, offer } = match(shelter, askFor({ party: FAMILY, needs: { pets: 'small' } }));
    expect({ asks: asks.toSorted(), offer }).toEqual({
      asks: ['gender', 'intake_hours', 'pets', 'places', 'sons_max_age'],
      offer: null,
    });
  });

  it('FP-6: the earlier state of an unreadable house is not used', () => {
    const { state } = keptShelter();
    const strict = { ...state, rules: { ...OPEN, gender: ['men'], pets: 'none' } } as typeof state;
    const ask = askFor({ needs: { pets: 'large' } });
    expect(match(ready(strict), ask)).toMatchObject({ outcome: 'cannot', barriers: [{ code: 'gender' }] });
    const found = match(ready(strict, { point: BELGRADE, unreadable: true }), ask);
    expect([found.outcome, found.barriers, codes(found.conditions)]).toEqual(['takes_if', [], ['unreadable']]);
    expect(found.asks).toEqual(expect.arrayContaining(['gender', 'pets']));
  });

  it('FP-6: a counted house without a reported number of places is a question', () => {
    const never = ready(countedShelter().state);
    expect(match(never, askFor())).toMatchObject({ outcome: 'takes_if' });
    expect(match(never, askFor()).asks).toContain('places');
    expect(match(counted(null, 4).shelter, askFor()).asks).toEqual(['places']);
  });

  it('where the house knows nothing of itself and is asked by all, both are said', () => {
    const { conditions, asks } = match({ ...withRules({ gender: undefined }), directHolds: 'nobody' }, askFor());
    expect([codes(conditions), asks]).toEqual([['ask_the_house'], ['gender']]);
  });
});

describe('the beds that a hold would take', () => {
  const offered = (shelter: ReturnType<typeof withRules>, over: Parameters<typeof askFor>[0]) => {
    const ask = askFor(over);
    const { offer } = match(shelter, ask);
    return offer && [offer.room, offer.beds(ask.party)];
  };

  it('are those of the tightest household room, then of a shared one, and overflow last', () => {
    expect(offered(open, { party: WOMAN })).toEqual(['household', ['d1']]);
    expect(offered(open, { party: FAMILY })).toEqual(['household', ['a1', 'c1', 'c2', 'k1']]);
    expect(offered(open, { party: party({ women: 3 }) })).toEqual(['shared', ['b1', 'b2', 'b3']]);
    expect(offered(open, { party: party({ women: 4 }) })).toBe(null);
  });

  it('FP-8: are never part of what is sent on', () => {
    expect(JSON.stringify(match(open, askFor({ party: FAMILY })))).not.toMatch(/"(a1|c1|c2|k1|fam)"/);
  });

  it('FP-8: nor how many places there are: the result is the same for a house with one and with many', () => {
    const beds = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`b${i}`, 'adult' as const]));
    const found = (n: number) => {
      const shelter = keptShelter({ hall: { privacy: 'shared', beds: beds(n) } });
      shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
      return JSON.stringify(match(ready(shelter.state), askFor({ party: WOMAN, now: shelter.now })));
    };
    expect(found(9)).toBe(found(1));
    expect(JSON.parse(found(1)).offer).toEqual({ room: 'shared' });
  });

  it('nobody is held for a party of nobody', () => {
    expect(match(open, askFor({ party: party({}) }))).toMatchObject({ outcome: 'takes', offer: null });
  });

  it('FP-4: a hold past its deadline does not count, recorded or not', () => {
    const shelter = keptShelter({ one: { privacy: 'household', beds: { a: 'adult' } } });
    shelter.given({ type: 'change-intake-rules', rules: OPEN }, MANAGER);
    shelter.given({ type: 'hold-beds', party: WOMAN }, HOTLINE);
    const held = ready(shelter.state);
    const asked = (minutes: number) =>
      match(held, askFor({ actor: OTHER_COORDINATOR, now: after(NOW, minutes * MINUTE) }));
    expect(asked(89)).toMatchObject({ outcome: 'cannot', barriers: [{ code: 'no_free_place' }] });
    expect(asked(91)).toMatchObject({ outcome: 'cannot' });
    expect(asked(92)).toMatchObject({ outcome: 'takes' });
    expect(asked(92).offer?.beds(WOMAN)).toEqual(['a']);
  });
});
