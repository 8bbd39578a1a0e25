import { describe, expect, test } from '@jest/globals';
import { addressOf, askedBy } from './address.ts';

describe('the address of a past instant', () => {
  test('says the instant, the view, the span and where one came from, and is read as what it says', () => {
    const asked = { at: Date.parse('2026-11-18T01:10:00.000Z'), view: 'known', span: 'week', house: 'lipa' } as const;
    const address = addressOf(asked);
    expect(address).toBe('/replay?at=2026-11-18T01%3A10%3A00.000Z&view=known&span=week&house=lipa');
    expect(askedBy(address.slice(address.indexOf('?')))).toEqual(asked);
  });

  test('says nothing that goes without saying, and nonsense is nothing', () => {
    expect(addressOf({ at: 0, view: 'was', span: 'day', house: null })).toBe('/replay?at=1970-01-01T00%3A00%3A00.000Z');
    expect(askedBy('?at=soon&view=x&span=y')).toEqual({ at: null, view: 'was', span: 'day', house: null });
  });
});
