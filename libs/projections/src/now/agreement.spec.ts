import { describe, expect, it } from '@jest/globals';
import { freshnessOf } from '@safe-haven/contracts';
import { freshnessAt } from '@safe-haven/domain';

const MINUTE = 60_000;

/** The domain must not import contracts at run time, so freshness is computed in both: this test compares them. */
describe('values that the domain and the contracts both have', () => {
  it('given any age, then a house is as fresh on the board as where places are found', () => {
    const now = Date.parse('2026-11-25T02:10:00.000Z');
    const ages = Array.from({ length: 12 * 60 }, (_, minute) => minute * MINUTE);
    const boundaries = ages.flatMap((age) => [age - 1, age, age + 1]);
    const differing = boundaries.filter(
      (age) => freshnessOf(new Date(now - age).toISOString(), now) !== freshnessAt(now - age, now),
    );
    expect(differing).toEqual([]);
    expect(new Set(boundaries.map((age) => freshnessAt(now - age, now))).size).toBe(3);
  });
});
