import { describe, expect, it } from '@jest/globals';
import { keptHouse } from '../testing/house.ts';
import { askFor, OPEN, ready, withRules } from '../testing/open-house.ts';
import { findPlaces } from './find.ts';
import { ruleSetOf, UNNUMBERED } from './rule-set.ts';
import { RULE_CODES, type RuleCode } from './rules.ts';

const numberIn = (set: { readonly numbers: readonly number[] }, code: RuleCode) =>
  set.numbers[RULE_CODES.indexOf(code)];

describe('rules of many houses', () => {
  it('are one object where all is the same, and one value where one rule is', () => {
    const [one, same, other] = [withRules({}), withRules({}), withRules({ age_min: 16 })];
    expect([one.rules === same.rules, one.rules === other.rules]).toEqual([true, false]);
    expect(one.rules.languages).toBe(other.rules.languages);
    expect(numberIn(one, 'languages')).toBe(numberIn(other, 'languages'));
    expect(numberIn(one, 'age_min')).not.toBe(numberIn(other, 'age_min'));
  });

  it('FP-1: are told rightly of houses that come after more values of a rule than are kept', () => {
    for (let i = 0; i < 20_000; i++) ruleSetOf({ age_min: 200 + i });
    const state = keptHouse().kept;
    const houses = [18, 90, 17].map((age_min, i) =>
      ready({ ...state, shelterId: `s${i}`, rules: { ...OPEN, age_min, nth: String(i) } }),
    );
    expect(houses.map((house) => numberIn(house, 'age_min'))).toEqual([UNNUMBERED, UNNUMBERED, UNNUMBERED]);
    const { takes, cannot } = findPlaces(houses, askFor({ needs: { youngest: 30 } }));
    expect(takes.houses.map(({ shelterId }) => shelterId)).toEqual(['s0', 's2']);
    expect(cannot.houses.map(({ barriers }) => barriers)).toEqual([[{ code: 'age_min', limit: 90 }]]);
  });
});
