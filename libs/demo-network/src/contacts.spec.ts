import { describe, expect, it } from '@jest/globals';
import { phoneOf } from '@safe-haven/contracts';
import { DEMO_CONTACTS, DEMO_DUTY_LINES } from './contacts.ts';
import { DEMO_ORGANISATIONS } from './organisations.ts';
import { DEMO_SHELTERS } from './shelters.ts';

describe('the numbers of the demo', () => {
  it('are one for each house and each organisation, none twice, and such that nobody can be called by them', () => {
    expect(Object.keys(DEMO_CONTACTS).toSorted()).toEqual(DEMO_SHELTERS.map((h) => h.shelterId).toSorted());
    expect(Object.keys(DEMO_DUTY_LINES).toSorted()).toEqual(DEMO_ORGANISATIONS.map(({ name }) => name).toSorted());
    const numbers = [...Object.values(DEMO_CONTACTS), ...Object.values(DEMO_DUTY_LINES)].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect([phoneOf(number, null), number.slice(4, 6)]).toEqual([number, '00']);
  });
});
