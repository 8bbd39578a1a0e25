import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyAsk, anyRules } from '../testing/any-ask.ts';
import { NOW, OPEN, withRules } from '../testing/open-house.ts';
import { STAFF } from '../testing/people.ts';
import { match } from './match.ts';
import { reasonsOf } from './rule-reasons.ts';

const reasons = (rules: Parameters<typeof reasonsOf>[0]) => reasonsOf(rules, 'Europe/Belgrade', STAFF, NOW);
const codes = (rules: Parameters<typeof reasonsOf>[0]) => reasons(rules).map(({ code }) => code);

describe('FP-16: what Find will say of a house', () => {
  test('given a house that said nothing, then nothing; given one that takes everybody, then what no house is without', () => {
    expect(reasons({})).toEqual([]);
    expect(codes(OPEN)).toEqual(['party_adults', 'party_children', 'languages', 'pets']);
  });

  test('given rules, then each reason with the details that Find tells', () => {
    const rules = { gender: ['women', 'girls'], sons_max_age: 12, phones: 'none', intake_hours: '08:00-20:00' };
    expect(reasons(rules)).toEqual([
      { code: 'intake_hours', opens: '08:00', closes: '20:00' },
      { code: 'gender', groups: ['men', 'boys', 'trans_non_binary'] },
      { code: 'sons_max_age', limit: 12 },
      { code: 'phones', value: 'none' },
    ]);
  });

  test('given a rule that stands only against what is not known, then its condition', () => {
    expect(reasons({ pregnancy: 9 })).toEqual([{ code: 'pregnancy', value: 'until_month', month: 9 }]);
  });

  test('given any rules and any party, then whatever a rule has against them is among what was told', () => {
    fc.assert(
      fc.property(anyRules, anyAsk, (rules, search) => {
        const { barriers, conditions } = match(withRules(rules), search);
        const ofRules = new Set<string>(Object.keys(OPEN).filter((code) => code !== 'room_privacy'));
        const found = [...barriers, ...conditions].map(({ code }) => code).filter((code) => ofRules.has(code));
        expect(codes({ ...OPEN, ...rules })).toEqual(expect.arrayContaining(found));
      }),
    );
  });
});
