import { describe, expect, test } from '@jest/globals';
import { commandBodies } from '@safe-haven/contracts';
import { newLabels } from '../rooms/new-labels.ts';
import { rulesToSend, ruleValuesOf } from './rule-values.ts';

describe('names of new beds', () => {
  test.each([
    [['3A', '3C', '3B'], 2, ['3D', '3E']],
    [['Bed 9', 'Bed 10'], 2, ['Bed 11', 'Bed 12']],
    [[], 2, ['1', '2']],
    [['window'], 2, ['window 2', 'window 3']],
  ])('go on from %j', (known, count, names) => {
    expect(newLabels(known, count)).toEqual(names);
  });
});

describe('intake rules in fields', () => {
  const before = {
    gender: ['women', 'girls'],
    sons_max_age: 14,
    security_level: 3,
    intake_hours: '24/7',
    step_free: true,
  };

  test('what was not touched is written as it was', () => {
    expect(rulesToSend(ruleValuesOf(before), before)).toEqual(before);
  });

  test('what was changed has its kind; what was emptied is not said', () => {
    const values = { ...ruleValuesOf(before), sons_max_age: '12', languages: 'sq, bs', gender: '' };
    const { gender: _, ...rest } = before;
    expect(rulesToSend(values, before)).toEqual({ ...rest, sons_max_age: 12, languages: ['sq', 'bs'] });
  });

  test('what is written is what the command takes', () => {
    const values = { ...ruleValuesOf(before), languages: 'sq bs', security_level: '2', pets: 'small' };
    const body = { rules: rulesToSend(values, before) };
    expect(commandBodies['change-intake-rules'].safeParse(body).success).toBe(true);
  });
});
