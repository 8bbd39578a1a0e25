import { describe, expect, test } from '@jest/globals';
import { findAsk, requestBodies } from '@safe-haven/contracts';
import { toggled } from '../../model/toggled.ts';
import { NOW, party } from '../../screens/find/find.fixture.ts';
import { arrivalWindow, urgencyOf } from './arrival.ts';
import { areMinors, askOf, FIRST_FORM, hasSomebody, statedNeeds, withNeed, withParty } from './search-form.ts';

describe('the search form', () => {
  test('begins with one woman, and is an ask that the server takes', () => {
    expect(hasSomebody(FIRST_FORM)).toBe(true);
    expect(findAsk.safeParse(askOf(FIRST_FORM, NOW)).success).toBe(true);
    expect(askOf(FIRST_FORM, NOW)).toMatchObject({
      party: { women: 1 },
      needs: {},
      from: null,
      avoid: [],
      arrival: null,
    });
  });

  test('is empty when nobody needs a bed, as with an infant alone', () => {
    expect(hasSomebody({ ...FIRST_FORM, party: party({}) })).toBe(false);
    expect(hasSomebody({ ...FIRST_FORM, party: party({ infants: 2 }) })).toBe(false);
  });

  test('an age that was said of adults is none of children who are alone, nor the other way round', () => {
    const adults = { ...FIRST_FORM, needs: { youngest: 41, oldest: 47, pets: 'small' } as const };
    const family = withParty(adults, party({ women: 1, girls: 1 }));
    expect(family.needs).toEqual(adults.needs);
    const children = withParty(family, party({ girls: 1 }));
    expect([areMinors(children.party), children.needs]).toEqual([true, { pets: 'small' }]);
    const aged = { ...children, needs: { youngest: 9, oldest: 15 } };
    expect(withParty(aged, party({ girls: 1, boys: 1 })).needs).toEqual(aged.needs);
    expect(withParty(aged, party({ women: 1, girls: 1 })).needs).toEqual({});
    expect(areMinors(party({}))).toBe(false);
  });

  test('sends only the needs that apply to this party', () => {
    const needs = {
      oldestSon: 9,
      hasGuardian: true,
      soberDays: 10,
      substanceUse: 'substitution',
      languages: [],
    } as const;
    const asked = statedNeeds({ ...FIRST_FORM, needs: { ...needs, languages: [] } });
    expect(asked).toEqual({ substanceUse: 'substitution' });
    const children = { ...FIRST_FORM, party: party({ boys: 1 }), needs: { oldestSon: 9, hasGuardian: false } };
    expect(statedNeeds(children)).toEqual({ oldestSon: 9, hasGuardian: false });
    expect(statedNeeds({ ...FIRST_FORM, needs: { substanceUse: 'sober', soberDays: 0 } })).toEqual({
      substanceUse: 'sober',
      soberDays: 0,
    });
  });

  test('an empty list of papers says that they have none', () => {
    expect(statedNeeds({ ...FIRST_FORM, needs: { documents: [] } })).toEqual({ documents: [] });
  });

  test('a need is set and taken back without leaving a trace', () => {
    const set = withNeed(FIRST_FORM, 'ownRoom', true);
    expect(set.needs).toEqual({ ownRoom: true });
    expect(withNeed(set, 'ownRoom', undefined).needs).toEqual({});
    expect(toggled(['sq'], 'mk')).toEqual(['sq', 'mk']);
    expect(toggled(['sq', 'mk'], 'sq')).toEqual(['mk']);
  });

  test('of a request it is what the server takes, areas to avoid and all', () => {
    const form = { ...FIRST_FORM, needs: { pets: 'small' as const }, from: 'mk-kumanovo', avoid: ['mk-tetovo'] };
    const body = {
      party: form.party,
      criteria: { needs: statedNeeds(form), from: form.from },
      urgency: urgencyOf(form.arrival),
      avoid: [...form.avoid],
    };
    expect(requestBodies.open.safeParse(body).success).toBe(true);
  });
});

describe('when they come', () => {
  test('now is no window at all', () => {
    expect(arrivalWindow('now', NOW)).toBeNull();
  });

  test('within hours begins now', () => {
    expect(arrivalWindow('h2', NOW)).toEqual({ from: '2026-11-25T01:10:00.000Z', to: '2026-11-25T03:10:00.000Z' });
  });

  test('the morning is the next one, whatever the time, and lies ahead', () => {
    for (let hour = 0; hour < 24; hour++) {
      const now = NOW + hour * 3_600_000;
      const { from, to } = arrivalWindow('morning', now)!;
      expect(Date.parse(from)).toBeGreaterThan(now);
      expect(Date.parse(from) - now).toBeLessThanOrEqual(24 * 3_600_000);
      expect(new Date(from).getHours()).toBe(6);
      expect(new Date(to).getHours()).toBe(11);
    }
  });

  test('says how urgent a request is', () => {
    expect(['now', 'h2', 'h6', 'morning'].map((a) => urgencyOf(a as 'now'))).toEqual([
      'immediate',
      'tonight',
      'tonight',
      'within_24h',
    ]);
  });
});
