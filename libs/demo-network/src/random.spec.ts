import { describe, expect, it } from '@jest/globals';
import { seededRandom } from './random.ts';

const draw = (seed: string | number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 2_000 }, () => random.next());
};

describe('seeded randomness', () => {
  it('gives the same numbers for the same seed and others for a seed that differs in one letter', () => {
    expect(draw('lipa')).toEqual(draw('lipa'));
    expect(draw(7)).toEqual(draw('7'));
    expect(draw('lipa').filter((n, i) => n === draw('lipb')[i])).toEqual([]);
  });

  it('spreads evenly over 0 to 1', () => {
    const numbers = draw(1);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((a, b) => a + b) / numbers.length).toBeCloseTo(0.5, 1);
  });

  it('reaches both ends of an integer range and nothing beyond', () => {
    const random = seededRandom(3);
    expect(new Set(Array.from({ length: 300 }, () => random.int(2, 4)))).toEqual(new Set([2, 3, 4]));
  });

  it('picks by weight', () => {
    const random = seededRandom(3);
    const picked = Array.from({ length: 1_000 }, () =>
      random.weighted([
        [9, 'often'],
        [1, 'seldom'],
      ] as const),
    );
    expect(picked.filter((p) => p === 'seldom').length / 1_000).toBeCloseTo(0.1, 1);
  });

  it('makes UUIDs that are all different', () => {
    const random = seededRandom(4);
    const ids = Array.from({ length: 500 }, () => random.uuid());
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
