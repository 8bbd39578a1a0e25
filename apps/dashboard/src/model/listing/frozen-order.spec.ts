import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { frozenOrder, movedBetween, sameOrder } from './frozen-order.ts';
import type { Listing } from './listing.ts';

const of = (own: readonly string[], others: readonly string[] = []): Listing => ({
  own,
  others,
  ownOfAll: own.length,
  othersOfAll: others.length,
});

describe('a frozen list', () => {
  it.each([
    ['nothing', 'abcd', 'abcd', 0],
    ['one that rose to the top', 'abcd', 'dabc', 1],
    ['two that changed places', 'abcd', 'badc', 2],
    ['one that came', 'abc', 'abxc', 1],
    ['one that went', 'abc', 'ac', 1],
    ['all turned round', 'abcd', 'dcba', 3],
  ])('counts %s', (_, shown, next, moved) => {
    expect(movedBetween(of([...shown]), of([...next]))).toBe(moved);
  });

  it('moves nothing, and leaves out shelters that are gone', () => {
    const frozen = frozenOrder(of(['a', 'b'], ['c', 'd']), of(['b', 'a'], ['d', 'e']), (id) => id !== 'c');
    expect(frozen).toMatchObject({ own: ['a', 'b'], others: ['d'] });
  });

  it('counts none exactly when the order is the same', () => {
    const some = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f']);
    fc.assert(
      fc.property(some, some, (shown, next) => {
        expect(movedBetween(of(shown), of(next)) === 0).toBe(sameOrder(of(shown), of(next)));
      }),
    );
  });
});
