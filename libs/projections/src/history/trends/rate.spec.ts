import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addFraction, decimal, decimalQuotient, rangeOf, rateHalfUp, stepFor, ZERO } from './rate.ts';

describe('rates', () => {
  it.each([
    [13, 14, '92.86'],
    [65, 65, '100.00'],
    [0, 7, '0.00'],
    [7, 6, '116.67'],
    // Exactly a half: 1/16 is 6.25, 1/32 is 3.125, 5/32 is 15.625, 1/800 is 0.125.
    [1, 16, '6.25'],
    [1, 32, '3.13'],
    [5, 32, '15.63'],
    [1, 800, '0.13'],
    // 57 / 20,000 is 0.285 %: a float rounds it down.
    [57, 20_000, '0.29'],
    [40 * 86_400_000 * 3660 * 1000, 40 * 86_400_000 * 3660 * 1000, '100.00'],
  ])('SH-16 %d of %d is %s, half up', (occupied, inService, rate) => {
    expect(rateHalfUp(occupied, inService)).toBe(rate);
  });

  it('SH-16 without a place in service there is no rate', () => {
    expect(rateHalfUp(0, 0)).toBeNull();
    expect(rangeOf(3, 0, 5)).toBeNull();
  });

  it('SH-16 adds fractions exactly: three thirds are one', () => {
    const addThird = (a: typeof ZERO) => addFraction(a, 1, 3);
    expect(decimal(addThird(addThird(addThird(ZERO))))).toBe('1.00');
    expect(decimal(addFraction(addFraction(ZERO, 1, 23), 22, 24))).toBe('0.96');
  });

  it('SH-16 a quotient in floats equals the one in bigints, up to the limit of exact floats', () => {
    const number = fc.oneof(
      fc.nat(5_000),
      fc.nat(3_600_000),
      fc.maxSafeNat().map((n) => Math.floor(n / 400)),
    );
    fc.assert(
      fc.property(number, number, (numerator, n) => {
        const denominator = n + 1;
        expect(decimalQuotient(numerator, denominator)).toBe(
          decimal({ numerator: BigInt(numerator), denominator: BigInt(denominator) }),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('PV-7 a range is as wide as two places, at least five per cent, and contains the rate', () => {
    expect([4, 6, 8, 10, 18, 20, 39, 40, 400].map(stepFor)).toEqual([50, 50, 25, 20, 20, 10, 10, 5, 5]);
    expect(rangeOf(0, 40, 5)).toEqual({ low: 0, high: 5 });
    expect(rangeOf(6, 6, 50)).toEqual({ low: 50, high: 100 });
    expect(rangeOf(19, 20, 10)).toEqual({ low: 90, high: 100 });
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 1000 }), (occupied, inService) => {
        const step = stepFor(inService);
        const { low, high } = rangeOf(occupied, inService, step)!;
        expect([low % step, high - low]).toEqual([0, step]);
        expect(100 * occupied).toBeLessThanOrEqual(high * inService);
        if (occupied > 0) expect(100 * occupied).toBeGreaterThan(low * inService);
      }),
    );
  });

  it('PV-7 no range fits only one number of people, so none says that a group is full', () => {
    for (let places = 5; places <= 300; places++) {
      const bands = Map.groupBy(
        Array.from({ length: places + 1 }, (_, people) => people),
        (people) => rangeOf(people, places, stepFor(places))!.high,
      );
      for (const [high, counts] of bands) expect([places, high, counts.length > 1]).toEqual([places, high, true]);
    }
  });
});
