import { describe, expect, it } from '@jest/globals';
import {
  convolve,
  type Distribution,
  pointMass,
  predictionOf,
  shiftWithProbability,
  totalsOf,
  widen,
} from './distribution.ts';

function sumsOf(steps: ReturnType<typeof totalsOf>): Distribution[] {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('a distribution', () => {
  const total = (distribution: Float64Array) => distribution.reduce((sum, probability) => sum + probability, 0);

  it('FC-1 has probabilities that add up to one after each operation', () => {
    const distribution = shiftWithProbability(
      shiftWithProbability(shiftWithProbability(pointMass(1, 4), 1, 0.5), 2, 0.3),
      3,
      0.9,
    );
    expect(total(distribution)).toBeCloseTo(1, 12);
    expect(total(convolve(distribution, distribution))).toBeCloseTo(1, 12);
    expect(convolve(distribution, distribution)).toHaveLength(9);
    expect(total(widen(convolve(distribution, distribution), 0.5))).toBeCloseTo(1, 12);
  });

  it('FC-1 of two hundred shelters is summed in steps that yield', () => {
    const days = [pointMass(1, 4), pointMass(2, 4)];
    const steps = totalsOf(Array.from({ length: 200 }, () => days));
    expect([...steps].length).toBeGreaterThanOrEqual(2 * 199);
    expect(sumsOf(totalsOf([days, days])).map((sum) => predictionOf(sum).middle)).toEqual([2, 4]);
  });

  it('FC-1 has a range with a tenth on either side, or less', () => {
    expect(predictionOf(Float64Array.of(0.05, 0.05, 0.2, 0.3, 0.3, 0.06, 0.04))).toEqual({
      low: 1,
      middle: 3,
      high: 4,
    });
    expect(predictionOf(pointMass(5, 10))).toEqual({ low: 5, middle: 5, high: 5 });
  });
});
