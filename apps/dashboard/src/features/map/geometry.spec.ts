import { describe, expect, it } from '@jest/globals';
import { bandArcs } from './band-ring.ts';
import { arcLine, ringPiece } from './geometry.ts';

const TURN = 2 * Math.PI;

describe('paths', () => {
  it('an arc goes clockwise from twelve o’clock', () => {
    expect(arcLine(20, 10, { start: 0, end: Math.PI / 2 })).toBe('M20 10A10 10 0 0 1 30 20');
  });

  it('takes the long way round for more than half a turn', () => {
    expect(arcLine(20, 10, { start: 0, end: 1.5 * Math.PI })).toBe('M20 10A10 10 0 1 1 10 20');
  });

  it('a whole turn is drawn in two halves, because an arc back to its start is nothing', () => {
    expect(arcLine(20, 10, { start: 0, end: TURN }).match(/A/g)).toHaveLength(2);
    expect(ringPiece(20, 10, 6, { start: 0, end: TURN }).match(/Z/g)).toHaveLength(2);
  });

  it('a piece of the ring is closed between its two radii', () => {
    expect(ringPiece(20, 10, 6, { start: 0, end: Math.PI / 2 })).toBe(
      'M20 10A10 10 0 0 1 30 20L26 20A6 6 0 0 0 20 14Z',
    );
  });
});

describe('the ring of a band', () => {
  it('has three equal arcs, lit from twelve o’clock on', () => {
    const arcs = bandArcs(2, { radius: 18 });
    expect(arcs.map((arc) => arc.lit)).toEqual([true, true, false]);
    const lengths = arcs.map((arc) => arc.end - arc.start);
    for (const length of lengths) expect(length).toBeCloseTo(TURN / 3 - 4 / 18);
  });

  it('does not depend on the number behind the band', () => {
    expect(bandArcs(3, { radius: 18 }).every((arc) => arc.lit)).toBe(true);
    expect(bandArcs(0, { radius: 18 }).some((arc) => arc.lit)).toBe(false);
  });
});
