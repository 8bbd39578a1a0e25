import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './commands/because.ts';

describe('given why a request found no place', () => {
  it('PV-6: then a rule of a house, and any code that is not known, is counted as a rule and named nowhere', () => {
    const reasons = ['sons_max_age', 'no_free_place', 'pregnancy', 'no_free_place', 'contact_lost', 'constructor'];
    expect(kindsOf(reasons)).toEqual(['intake_rule', 'no_free_place', 'contact_lost']);
    expect(kindsOf(['intake_rule'])).toEqual(['intake_rule']);
    expect(kindsOf([])).toEqual([]);
  });
});
