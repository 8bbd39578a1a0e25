import { describe, expect, it } from '@jest/globals';
import type { FigureBand } from '@safe-haven/contracts';
import fc from 'fast-check';
import { added, bandOf } from './bands.ts';
import { bandedHouses } from './shown.ts';
import { emptyTally } from './tally.ts';

describe('a band', () => {
  it('FG-3 hides whether there was anybody, and every number below ten', () => {
    expect([0, 1, 9].map(bandOf)).toEqual(Array(3).fill({ low: 0, high: 9 }));
    expect([10, 19, 20, 1_000].map(bandOf)).toEqual([
      { low: 10, high: 19 },
      { low: 10, high: 19 },
      { low: 20, high: 49 },
      { low: 1_000, high: null },
    ]);
  });

  it('FG-3 of a sum says what the bands of its parts say', () => {
    expect(added([12, 3, 60].map(bandOf))).toEqual({ low: 60, high: 127 });
    expect(added([bandOf(2_000), bandOf(3)])).toEqual({ low: 1_000, high: null });
    expect(added([])).toEqual({ low: 0, high: 0 });
  });
});

describe('how fresh several months were', () => {
  const month = (freshMs: number) => [{ ...emptyTally(), freshMs, openMs: 100 }];
  it('FG-3 is what the ranges of the months say, and no more', () => {
    const fresh = (...months: number[]) => bandedHouses(months.map(month)).freshPercent;
    expect([fresh(5), fresh(95)]).toEqual([
      { low: 0, high: 10 },
      { low: 90, high: 100 },
    ]);
    // The mean, 40 to 50, would say of one month what the range of the other leaves open.
    expect(fresh(5, 85)).toEqual({ low: 0, high: 90 });
    expect(bandedHouses([[emptyTally()]]).freshPercent).toBeNull();
  });
});

/** Fewer are never told apart (domain.md §5). */
const FEW = 5;
const part = fc.oneof({ weight: 3, arbitrary: fc.nat(FEW) }, { weight: 1, arbitrary: fc.nat(120) });

/** What is left possible for one part, given its band and that of the sum, and the bands of the other parts. */
function leftFor(of: number, parts: readonly FigureBand[], sum: FigureBand, atLeast: number): number {
  const others = added(parts.filter((_, i) => i !== of));
  const low = Math.max(parts[of]!.low, atLeast, others.high === null ? 0 : sum.low - others.high);
  const high = Math.min(parts[of]!.high ?? Infinity, sum.high === null ? Infinity : sum.high - others.low);
  return high - low + 1;
}

describe('bands of parts and of their sum', () => {
  it('PV-7 leave fewer than five at least as many numbers that it may be, even to whoever knows of a few that there were', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), fc.nat(), (counts, which) => {
        const of = which % counts.length;
        if (counts[of]! >= FEW) return;
        const sum = bandOf(counts.reduce((all, n) => all + n, 0));
        expect(leftFor(of, counts.map(bandOf), sum, counts[of]!)).toBeGreaterThan(FEW);
      }),
      { numRuns: 3_000 },
    );
  });
});
