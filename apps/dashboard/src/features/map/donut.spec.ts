import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { donutPieces, STATES } from './donut.ts';

const TURN = 2 * Math.PI;
const radius = 16;
const count = fc.nat({ max: 40 });

describe('the pieces of a donut', () => {
  it('start at twelve o’clock and go clockwise in the one order', () => {
    const pieces = donutPieces({ free: 1, spare: 1, held: 1, occupied: 1, out: 1 }, { radius });
    expect(pieces.map((piece) => piece.state)).toEqual([...STATES]);
    expect(pieces[0]!.start * radius).toBeCloseTo(1);
    expect(pieces[1]!.start).toBeGreaterThan(pieces[0]!.end);
  });

  it('a single state is the whole ring', () => {
    expect(donutPieces({ free: 0, spare: 0, held: 0, occupied: 6, out: 0 }, { radius })).toEqual([
      { state: 'occupied', start: 0, end: TURN },
    ]);
  });

  it('no place, no piece', () => {
    expect(donutPieces({ free: 0, spare: 0, held: 0, occupied: 0, out: 0 }, { radius })).toEqual([]);
  });

  it('half the places are half the ring', () => {
    const [free, occupied] = donutPieces({ free: 5, spare: 0, held: 0, occupied: 5, out: 0 }, { radius });
    expect(free!.end - free!.start).toBeCloseTo(occupied!.end - occupied!.start);
  });

  it('pieces never overlap, keep their gaps, fill the turn, and the smallest can be seen', () => {
    fc.assert(
      fc.property(count, count, count, count, count, (free, spare, held, occupied, out) => {
        const pieces = donutPieces({ free, spare, held, occupied, out }, { radius });
        fc.pre(pieces.length > 1);
        const gap = 2 / radius;
        pieces.forEach((piece, i) => {
          const next = pieces[i + 1] ?? { start: pieces[0]!.start + TURN };
          expect(next.start - piece.end).toBeCloseTo(gap);
          expect((piece.end - piece.start) * radius).toBeGreaterThan(2.5);
        });
      }),
    );
  });
});
