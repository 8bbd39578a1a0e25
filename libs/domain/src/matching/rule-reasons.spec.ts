import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyAsk, anyRules } from '../testing/any-ask.ts';
import { NOW, OPEN, withRules } from '../testing/open-shelter.ts';
import { STAFF } from '../testing/people.ts';
import { match } from './match.ts';
import { reasonsOf } from './rule-reasons.ts';

const reasons = (rules: Parameters<typeof reasonsOf>[0]) => reasonsOf(rules, 'Europe/Belgrade', STAFF, NOW);
const codes = (rules: Parameters<typeof reasonsOf>[0]) => reasons(rules).map(({ code }) => code);

describe('FP-16: the reasons that Find will give for a house', () => {
  test('given a house without rules, then none; given one that takes everybody, then only those that every house has', () => {
    expect(reasons({})).toEqual([]);
    expect(codes(OPEN)).toEqual(['party_adults', 'party_children', 'languages', 'pets']);
  });

  test('given rules, then each reason with its details', () => {
    const rules = { gender: ['women', 'girls'], sons_max_age: 12, phones: 'none', intake_hours: '08:00-20:00' };
    expect(reasons(rules)).toEqual([
      { code: 'intake_hours', opens: '08:00', closes: '20:00' },
      { code: 'gender', groups: ['men', 'boys', 'trans_non_binary'] },
      { code: 'sons_max_age', limit: 12 },
      { code: 'phones', value: 'none' },
    ]);
  });

  test('given a rule that applies only to unknown needs, then its condition', () => {
    expect(reasons({ pregnancy: 9 })).toEqual([{ code: 'pregnancy', value: 'until_month', month: 9 }]);
  });

  test('given a rule that only people under no regime fail, then its reason', () => {
    expect(codes({ legal_regime: ['citizen', 'foreigner', 'asylum'] })).toEqual(['legal_regime']);
  });

  test('given any rules and any party, then every reason of a match is among them', () => {
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
