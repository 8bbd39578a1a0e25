import { describe, expect, test } from '@jest/globals';
import { intakeRuleCodes, intakeRules } from '@safe-haven/contracts';
import { L10N } from '../features/shelter/shelter.fixture.ts';
import { isKey } from '../locales/is-key.ts';
import { ruleTexts } from './rule-texts.ts';

describe('intake rules in words', () => {
  test('every rule of the wire has a name, and every answer its words', () => {
    for (const code of intakeRuleCodes) {
      expect(L10N.t(`rule.name.${code}`)).not.toContain('rule.');
      const rule = intakeRules[code];
      const answers = 'answers' in rule ? rule.answers : [];
      for (const value of answers)
        expect([value, isKey('shelter', `rule.value.${code}.${value}`)]).toEqual([value, true]);
    }
  });

  test('are sentences of a house, unknown is left out, and codes are never shown', () => {
    const lines = ruleTexts(L10N, { languages: ['sq', 'mk'], sons_max_age: 12, pets: 'kennel_partner', odd: 'x' });
    expect(lines.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Sons: up to 12 years',
      'Languages: Albanian and Macedonian',
      'Pets: a kennel nearby takes them',
    ]);
  });

  test('an unknown value is shown as it is', () => {
    expect(ruleTexts(L10N, { intake_hours: '08:00-20:00', languages: ['not a code'], step_free: false })).toMatchObject(
      [{ value: 'no' }, { value: 'not a code' }, { value: '08:00-20:00' }],
    );
  });
});
