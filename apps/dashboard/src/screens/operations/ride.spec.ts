import { describe, expect, it } from '@jest/globals';
import { firstHold, lineOf, viewOf } from './operation.fixture.ts';
import { withoutRide } from './ride.ts';
import { rowsOf } from './rows.ts';

describe('MS-10: who has a place and no ride yet', () => {
  const view = viewOf([
    lineOf(1, firstHold('lipa')),
    lineOf(2, firstHold('lipa')),
    lineOf(3, firstHold('topola')),
    lineOf(4, { ...firstHold('topola'), situation: 'placed' }),
    lineOf(5, { ...firstHold('vrba'), situation: 'holding' }),
    lineOf(6),
  ]);
  const numbersIn = (rides: readonly { lines: number[] }[]) =>
    withoutRide(rowsOf(view, null), rides).map(({ shelterId, rows }) => [shelterId, rows.map(({ line }) => line.line)]);

  it('is shown by house, without parties that have arrived or that a house has not answered for', () => {
    expect(numbersIn([])).toEqual([
      ['lipa', [1, 2]],
      ['topola', [3]],
    ]);
  });

  it('is not who travels in a ride', () => {
    expect(numbersIn([{ lines: [2, 3] }])).toEqual([['lipa', [1]]]);
  });
});
