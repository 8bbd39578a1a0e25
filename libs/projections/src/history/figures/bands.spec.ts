import { describe, expect, it } from '@jest/globals';
import type { FigureBand } from '@safe-haven/contracts';
import fc from 'fast-check';
import { bandOf, sumOfBands } from './bands.ts';
import { emptyTally } from './tally.ts';
import { bandedShelterValues } from './values.ts';

describe('a band', () => {
  it('FG-3 does not tell zero from any other number below ten', () => {
    expect([0, 1, 9].map(bandOf)).toEqual(Array(3).fill({ low: 0, high: 9 }));
    expect([10, 19, 20, 1_000].map(bandOf)).toEqual([
      { low: 10, high: 19 },
      { low: 10, high: 19 },
      { low: 20, high: 49 },
      { low: 1_000, high: null },
    ]);
  });

  it('FG-3 adds up limit by limit', () => {
    expect(sumOfBands([12, 3, 60].map(bandOf))).toEqual({ low: 60, high: 127 });
    expect(sumOfBands([bandOf(2_000), bandOf(3)])).toEqual({ low: 1_000, high: null });
    expect(sumOfBands([])).toEqual({ low: 0, high: 0 });
  });
});

describe('the fresh share of several months', () => {
  const month = (freshMs: number) => [{ ...emptyTally(), freshMs, openMs: 100 }];
  it('FG-3 is the range from the lowest to the highest month', () => {
    const fresh = (...months: number[]) => bandedShelterValues(months.map(month)).freshPercent;
    expect([fresh(5), fresh(95)]).toEqual([
      { low: 0, high: 10 },
      { low: 90, high: 100 },
    ]);
    // The mean, 40 to 50, would narrow down the month whose range somebody does not know.
    expect(fresh(5, 85)).toEqual({ low: 0, high: 90 });
    expect(bandedShelterValues([[emptyTally()]]).freshPercent).toBeNull();
  });
});

/** Numbers below this must not be distinguished (PV-7). */
const FEW = 5;
const part = fc.oneof({ weight: 3, arbitrary: fc.nat(FEW) }, { weight: 1, arbitrary: fc.nat(120) });

/**
 * How many values remain possible for one part, given its band, that of the sum, those of the other parts, and a known
 * lower limit.
 */
function possibleValues(of: number, parts: readonly FigureBand[], sum: FigureBand, atLeast: number): number {
  const others = sumOfBands(parts.filter((_, i) => i !== of));
  const low = Math.max(parts[of]!.low, atLeast, others.high === null ? 0 : sum.low - others.high);
  const high = Math.min(parts[of]!.high ?? Infinity, sum.high === null ? Infinity : sum.high - others.low);
  return high - low + 1;
}

describe('bands of parts and of their sum', () => {
  it('PV-7 leave at least five candidates for a number below five, even to somebody who knows a lower limit of it', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), fc.nat(), (counts, pick) => {
        const of = pick % counts.length;
        if (counts[of]! >= FEW) return;
        const sum = bandOf(counts.reduce((total, n) => total + n, 0));
        expect(possibleValues(of, counts.map(bandOf), sum, counts[of]!)).toBeGreaterThan(FEW);
      }),
      { numRuns: 3_000 },
    );
  });
});
