import { describe, expect, test } from '@jest/globals';
import { locationOf, urlOf } from './address.ts';

describe('the address of a past instant', () => {
  test('says the instant, the view, the span and where one came from, and is read as what it says', () => {
    const replayLocation = {
      at: Date.parse('2026-11-18T01:10:00.000Z'),
      view: 'known',
      span: 'week',
      shelter: 'lipa',
    } as const;
    const address = urlOf(replayLocation);
    expect(address).toBe('/replay?at=2026-11-18T01%3A10%3A00.000Z&view=known&span=week&shelter=lipa');
    expect(locationOf(address.slice(address.indexOf('?')))).toEqual(replayLocation);
  });

  test('says nothing that goes without saying, and nonsense is nothing', () => {
    expect(urlOf({ at: 0, view: 'was', span: 'day', shelter: null })).toBe('/replay?at=1970-01-01T00%3A00%3A00.000Z');
    expect(locationOf('?at=soon&view=x&span=y')).toEqual({ at: null, view: 'was', span: 'day', shelter: null });
  });
});
