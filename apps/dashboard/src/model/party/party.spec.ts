import { describe, expect, test } from '@jest/globals';
import { L10N, party } from '../../features/shelter/shelter.fixture.ts';
import { formatParty, normalized, partyOf, peopleIn, placesFor } from './party.ts';

describe('a party', () => {
  test('is said by how many and never by who', () => {
    expect(formatParty(L10N, party({ women: 1, girls: 1, boys: 2, sonsOldest: '7-11' }))).toBe(
      `1 woman, 1 girl and 2 boys, oldest son ${L10N.t('sons.7-11')}`,
    );
    expect(formatParty(L10N, party({ men: 1, infants: 2 }))).toBe('2 infants and 1 man');
    expect(formatParty(L10N, party({}))).toBe('nobody');
  });

  test('needs a place for each person over two', () => {
    const mother = party({ women: 1, girls: 2, infants: 1 });
    expect(peopleIn(mother)).toBe(4);
    expect(placesFor(mother)).toBe(3);
  });

  test('without a boy has no oldest son', () => {
    expect(normalized(party({ women: 1, sonsOldest: '12-14' })).sonsOldest).toBeNull();
    expect(normalized(party({ boys: 1, sonsOldest: '12-14' })).sonsOldest).toBe('12-14');
  });

  test('out of an event survives whatever an event holds', () => {
    expect(partyOf({ women: 2, boys: 1, sonsOldest: '0-6' })).toEqual(party({ women: 2, boys: 1, sonsOldest: '0-6' }));
    for (const odd of [null, 7, 'x', [], { women: 'two', sonsOldest: '99' }]) expect(partyOf(odd)).toEqual(party({}));
  });
});
