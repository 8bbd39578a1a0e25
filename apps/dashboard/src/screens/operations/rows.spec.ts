import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_PARTY } from '../../model/party/party.ts';
import { firstHold, lineOf, plannedIn, planOf, viewOf } from './operation.fixture.ts';
import { nextNumber, placesIn, rowsOf } from './rows.ts';

describe('the parties of an operation', () => {
  it('MS-1: stand where they are: held, asked, planned by house, or without a house', () => {
    const view = viewOf([
      lineOf(1, firstHold('lipa')),
      lineOf(2, { situation: 'asked' }),
      lineOf(3),
      lineOf(4),
      lineOf(5, { party: { ...EMPTY_PARTY, men: 1 } }),
      lineOf(6, { situation: 'withdrawn' }),
    ]);
    const plan = planOf({
      lines: [plannedIn(3, 'javor'), plannedIn(4, 'javor')],
      notPlaced: [{ line: 5, why: 'no_house', against: [{ code: 'gender', shelters: 3 }], ask: [] }],
    });
    const { held, planned, asked, none, all } = rowsOf(view, plan);
    expect(held.map(({ shelterId, places }) => [shelterId, places])).toEqual([['lipa', 1]]);
    expect(planned.map(({ shelterId, rows }) => [shelterId, rows.map(({ line }) => line.line)])).toEqual([
      ['javor', [3, 4]],
    ]);
    expect(asked.map(({ line }) => line.line)).toEqual([2]);
    expect(none.map(({ line, notPlaced }) => [line.line, notPlaced?.why])).toEqual([[5, 'no_house']]);
    expect(all.map(({ line }) => line.line)).toEqual([1, 2, 3, 4, 5]);
  });

  it('MS-1: what a plan says of a party that was held meanwhile counts no more', () => {
    const view = viewOf([lineOf(1, firstHold('lipa')), lineOf(2)]);
    const plan = planOf({ lines: [plannedIn(1, 'javor'), plannedIn(2, 'javor')] });
    const { planned } = rowsOf(view, plan);
    expect(planned.flatMap(({ rows }) => rows.map(({ line }) => line.line))).toEqual([2]);
    expect(placesIn(planned.flatMap(({ rows }) => rows))).toBe(1);
  });

  it('MS-2: a new party gets a number that nobody had', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 900 })), fc.nat(20), (numbers, kept) => {
        const lines = numbers.slice(kept).map((line) => lineOf(line));
        const gone = numbers.slice(0, kept).map((line) => ({ line, joined: null }));
        expect(numbers).not.toContain(nextNumber({ lines, gone }));
      }),
    );
    expect(nextNumber({ lines: [], gone: [] })).toBe(1);
  });
});
