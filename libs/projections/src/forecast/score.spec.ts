import { describe, expect, it } from '@jest/globals';
import { Score } from './score.ts';

describe('the score of a forecast', () => {
  it('FC-2 counts an actual value with the part of its probability within the central 80 %', () => {
    const distribution = Float64Array.of(0.05, 0.45, 0.4, 0.1, 0);
    const of = (actual: number) => {
      const score = new Score();
      score.add(distribution, 1, actual);
      return [score.coverage, score.hitPercent, score.meanError, score.naiveError, score.intervalScore].map(
        (n) => Math.round(n * 100) / 100,
      );
    };
    expect([0, 1, 2, 3, 4].map(of)).toEqual([
      [0, 0, 1, 1, 11],
      [88.89, 100, 0, 0, 1],
      [100, 100, 1, 1, 1],
      [0, 0, 2, 2, 11],
      [0, 0, 3, 3, 21],
    ]);
  });

  it('FC-2 has a coverage of 80 for calibrated distributions, however few places there are, and another for others', () => {
    const coverage = (forecastDistribution: Float64Array, actualDistribution: Float64Array) => {
      const score = new Score();
      for (const [actual, probability] of actualDistribution.entries())
        for (let n = 0; n < probability * 1_000 - 0.5; n++) score.add(forecastDistribution, 0, actual);
      return score.coverage;
    };
    const [nearlyFull, oftenFree] = [Float64Array.of(0.94, 0.05, 0.01), Float64Array.of(0.75, 0.2, 0.05)];
    expect(coverage(nearlyFull, nearlyFull)).toBeCloseTo(80, 9);
    expect(coverage(oftenFree, oftenFree)).toBeCloseTo(80, 9);
    expect(coverage(nearlyFull, oftenFree)).toBeLessThan(75);
    expect(coverage(oftenFree, nearlyFull)).toBeGreaterThan(85);
  });
});
