import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quickselect } from './quickselect.ts';

describe('quickselect', () => {
  it('FG-1 gives the number at that index of the sorted array, whichever it gave before', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(numbers, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (input, ranks) => {
        const [values, sorted] = [Float64Array.from(input), input.toSorted((a, b) => a - b)];
        for (const n of ranks) expect(quickselect(values, n % input.length)).toBe(sorted[n % input.length]);
      }),
    );
  });
});
