import { describe, expect, it } from '@jest/globals';
import type { RuleCode } from '@safe-haven/contracts';
import type { Needs } from '../terms.ts';
import { matchOf } from '../testing/open-shelter.ts';
import { party, WOMAN } from '../testing/people.ts';
import type { RuleCase, Value } from '../testing/rule-cases/case.ts';
import { NEED_CASES } from '../testing/rule-cases/needs.ts';
import { WHO_CASES } from '../testing/rule-cases/who.ts';

/** One case at least for every code, in both directions: a code without one does not compile. */
const CASES: Readonly<Record<RuleCode, readonly RuleCase[]>> = { ...WHO_CASES, ...NEED_CASES };

const titled = Object.entries(CASES).flatMap(([code, cases]) =>
  cases.map((c, i) => [`${code} (${i + 1})`, code, c] as const),
);

describe('an intake rule and a party', () => {
  it('FP-1: every code but the amenity has a case with a barrier, and each has one without', () => {
    for (const [code, cases] of Object.entries(CASES)) {
      expect(cases.some((c) => (c.bars ?? c.obliges ?? []).length > 0)).toBe(code !== 'services');
      expect(cases.some((c) => c.welcomes.length > 0)).toBe(true);
    }
  });

  it.each(titled)('FP-1: %s: is a barrier, a condition or nothing, as the table of codes says', (_, code, c) => {
    const { party: who = WOMAN, needs = {}, unless } = c;
    const matchWith = (value: Value, more: Needs = {}) => matchOf({ [code]: value }, { ...needs, ...more }, who);
    for (const [value, detail] of c.bars ?? []) {
      expect(matchWith(value)).toMatchObject({ outcome: 'cannot', offer: null, asks: [] });
      expect(matchWith(value).barriers).toEqual([{ code, ...detail }]);
    }
    for (const [value, detail] of c.obliges ?? []) {
      expect(matchWith(value)).toMatchObject({ outcome: 'takes_if', barriers: [], asks: [] });
      expect(matchWith(value).conditions).toEqual([{ code, ...detail }]);
      expect(matchWith(value).offer).not.toBe(null);
      if (unless) expect(matchWith(value, unless).outcome).toBe('takes');
    }
    for (const value of c.welcomes) {
      expect(matchWith(value)).toMatchObject({ outcome: 'takes', barriers: [], conditions: [], asks: [] });
    }
  });

  it.each(titled)('FP-2: %s: unknown is not no, whether the answer is absent or unparsable', (_, code, c) => {
    for (const value of [undefined, 'what nobody can read', -1, ['?'], {}, null]) {
      const { outcome, asks, barriers } = matchOf({ [code]: value }, c.needs, c.party);
      expect(barriers).toEqual([]);
      expect(asks).toEqual(c.unknown === 'ask' ? [code] : []);
      expect(outcome === (c.unknown === 'ask' ? 'takes_if' : 'takes') || code === 'room_privacy').toBe(true);
    }
  });

  it('a son whose band lies across the limit is a condition, and his age an answer', () => {
    const boy = party({ women: 1, boys: 1, sonsOldest: '12-14' });
    const ifYoung = (limit: number) => ({
      outcome: 'takes_if',
      asks: [],
      conditions: [{ code: 'sons_max_age', limit }],
    });
    expect(matchOf({ sons_max_age: 12 }, {}, boy)).toMatchObject(ifYoung(12));
    expect(matchOf({ sons_max_age: 12 }, { oldestSon: 12 }, boy)).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ sons_max_age: 12 }, { oldestSon: 13 }, boy)).toMatchObject({ outcome: 'cannot' });
    const ofUnknownAge = party({ women: 1, boys: 1 });
    expect(matchOf({ sons_max_age: 14 }, {}, ofUnknownAge)).toMatchObject(ifYoung(14));
  });

  it('FP-2: a list with an unrecognised word means yes for what it names, and no for nothing', () => {
    const gender = ['women', 'everyone else'];
    expect(matchOf({ gender })).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ gender }, {}, party({ men: 1 }))).toMatchObject({ outcome: 'takes_if', asks: ['gender'] });
    const languages = ['sr', 'Romani'];
    expect(matchOf({ languages }, { languages: ['sr'] })).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ languages }, { languages: ['rom'] })).toMatchObject({ outcome: 'takes_if', asks: ['languages'] });
    const regimes = { legal_regime: ['citizen', 'rulebook 7'] };
    expect(matchOf(regimes)).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf(regimes, { legalRegime: 'asylum' })).toMatchObject({ outcome: 'takes_if', asks: ['legal_regime'] });
  });

  it('FP-1: all reasons are given, not only the first', () => {
    const found = matchOf(
      { gender: ['men'], age_min: 40, pets: 'none', visual: undefined },
      { youngest: 30, pets: 'small', visual: true },
    );
    expect(found.barriers.map(({ code }) => code)).toEqual(['gender', 'age_min']);
    expect(found.conditions.map(({ code }) => code)).toEqual(['pets']);
    expect(found.asks).toEqual([]);
  });

  it('FP-1: each exceeded limit of a party is given', () => {
    const rules = { party_adults: 1, party_children: 1, sons_max_age: 11, pregnancy: 'no', security_level: 1 };
    const many = party({ women: 2, girls: 1, boys: 1, sonsOldest: '15-17' });
    const found = matchOf(rules, { pregnantMonth: 4, securityLevel: 3 }, many);
    const codes = ['party_adults', 'party_children', 'security_level', 'sons_max_age'];
    expect(found.barriers.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(found.conditions).toEqual([{ code: 'pregnancy', value: 'no', month: null }]);
  });
});
