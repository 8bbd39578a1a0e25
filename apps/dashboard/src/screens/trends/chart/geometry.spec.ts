import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amounts, knownOf, points } from '../trends.fixture.ts';
import { type Frame, geometryOf, pathOf, yOf } from './geometry.ts';
import { labelPosition } from './label-position.ts';
import { scaleOf } from './scale.ts';

const FRAME: Frame = { width: 456, height: 226, left: 44, right: 12, top: 20, bottom: 6 };
const drawn = (its: ReturnType<typeof points>) => geometryOf(its, scaleOf(its), FRAME);

describe('the scale of a chart', () => {
  test('starts a step under the lowest number and says full at 100', () => {
    expect(scaleOf(points(72, 85))).toEqual({ floor: 60, top: 100, ticks: [60, 80, 100] });
    expect(scaleOf(points([65, 70], [80, 85]))).toMatchObject({ floor: 60 });
    expect(scaleOf(points(62, 85))).toMatchObject({ floor: 40 });
    expect(scaleOf(points(3))).toMatchObject({ floor: 0 });
  });

  test('has room for more people than places', () => {
    expect(scaleOf(points(90, 131))).toMatchObject({ floor: 80, top: 140 });
  });

  test('of nothing goes from 0 to 100', () => {
    expect(scaleOf(points(null, 'too_recent'))).toEqual({ floor: 0, top: 100, ticks: [0, 20, 40, 60, 80, 100] });
  });
});

describe('where a line is drawn', () => {
  test('the floor is at the bottom, the top at the top', () => {
    const scale = scaleOf(points(72));
    expect([yOf(60, scale, FRAME), yOf(80, scale, FRAME), yOf(100, scale, FRAME)]).toEqual([220, 120, 20]);
  });

  test('a gap stays a gap: nothing is drawn across it', () => {
    const { runs } = drawn(points(80, 82, null, 90, 'few_people', 70, 71));
    expect(runs.map((run) => run.map((d) => d.index))).toEqual([[0, 1], [3], [5, 6]]);
    expect(pathOf(runs[0]!)).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  });

  test('a day without a place in service is a gap, not a zero', () => {
    const its = points(80, 80);
    its[1] = { ...its[1]!, ...amounts(0), show: 'exact', ratePercent: null, ...knownOf(1, 1) };
    expect(drawn(its).runs.flat()).toHaveLength(1);
  });

  test('a range is a block from its low to its high', () => {
    const [block] = drawn(points([75, 80])).blocks;
    expect(block).toMatchObject({ y: 120, height: 25 });
  });

  test('adjacent hidden buckets are one range, and so are those without data', () => {
    const { missing } = drawn(points('too_recent', [75, 80], 'too_recent', null));
    expect(missing).toEqual([
      { reason: 'hidden', from: 0, to: 1, x: 44, width: 100 },
      { reason: 'hidden', from: 2, to: 3, x: 244, width: 100 },
      { reason: 'gap', from: 3, to: 4, x: 344, width: 100 },
    ]);
  });

  test('a partial bucket is a hollow point', () => {
    const [first, second, third] = points(80, 82, [75, 80]);
    const its = [{ ...first!, partial: true }, second!, { ...third!, ...knownOf(7, 31) }] as ReturnType<typeof points>;
    const { runs, blocks } = drawn(its);
    expect([...runs.flat(), ...blocks].map(({ isPartial }) => isPartial)).toEqual([true, false, true]);
  });

  test('the newest bucket is always named, and names never touch', () => {
    const { axisLabels } = drawn(points(...Array.from({ length: 28 }, () => 80)));
    expect(axisLabels.at(-1)!.index).toBe(27);
    for (const [i, mark] of axisLabels.slice(1).entries()) expect(mark.x - axisLabels[i]!.x).toBeGreaterThanOrEqual(72);
  });

  test('whatever the numbers are, everything is drawn inside the frame', () => {
    const value = fc.oneof(
      fc.float({ min: 0, max: 300, noNaN: true }).map((n) => Number(n.toFixed(2))),
      fc.integer({ min: 0, max: 19 }).map((n) => [5 * n, 5 * n + 5] as const),
      fc.constantFrom(null, 'few_people' as const),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), (values) => {
        const { runs, blocks, columns } = drawn(points(...values));
        for (const { x, y } of runs.flat()) {
          expect(x).toBeGreaterThanOrEqual(FRAME.left);
          expect(x).toBeLessThanOrEqual(FRAME.width - FRAME.right);
          expect(y).toBeGreaterThanOrEqual(FRAME.top);
          expect(y).toBeLessThanOrEqual(FRAME.height - FRAME.bottom);
        }
        for (const { y, height } of blocks) expect(y + height).toBeLessThanOrEqual(FRAME.height - FRAME.bottom + 1);
        expect(columns).toHaveLength(values.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('where the newest number is written', () => {
  test('on the side that the curve does not come from', () => {
    const rising = drawn(points(70, 90));
    const falling = drawn(points(90, 70));
    expect(labelPosition(rising, FRAME)!.y).toBeLessThan(rising.runs[0]![1]!.y);
    expect(labelPosition(falling, FRAME)!.y).toBeGreaterThan(falling.runs[0]![1]!.y);
  });

  test('above the newest block, and nowhere when there is none', () => {
    expect(labelPosition(drawn(points([75, 80], 'too_recent')), FRAME)).toMatchObject({ index: 0 });
    expect(labelPosition(drawn(points(null)), FRAME)).toBeNull();
  });
});
