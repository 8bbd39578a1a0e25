import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { selected } from './select.ts';

describe('a number at its place', () => {
  it('FG-1 is that of the sorted ones, whatever was asked of them before', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(numbers, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (list, places) => {
        const [given, sorted] = [Float64Array.from(list), list.toSorted((a, b) => a - b)];
        for (const n of places) expect(selected(given, n % list.length)).toBe(sorted[n % list.length]);
      }),
    );
  });
});
