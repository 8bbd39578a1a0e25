import { describe, expect, it } from '@jest/globals';
import { firstHold, lineOf, viewOf } from './operation.fixture.ts';
import { ridesOf } from './ride.ts';
import { rowsOf } from './rows.ts';

const COUNTRY: Readonly<Record<string, string>> = { lipa: 'RS', topola: 'MK' };
const countryOf = (shelterId: string) => COUNTRY[shelterId] ?? null;

describe('MS-10: a ride', () => {
  const view = viewOf([
    lineOf(1, firstHold('lipa')),
    lineOf(2, firstHold('lipa')),
    lineOf(3, { ...firstHold('topola'), crosses: 'agreed' }),
    lineOf(4, firstHold('topola')),
    lineOf(5, { ...firstHold('topola'), situation: 'placed' }),
    lineOf(6),
  ]);

  it('is everybody who goes to one house, and waits for who has not agreed to cross a border', () => {
    const rides = ridesOf(rowsOf(view, null), countryOf, 'RS');
    expect(
      rides.map(({ shelterId, rows, waitsFor }) => [shelterId, rows.map(({ line }) => line.line), waitsFor]),
    ).toEqual([
      ['lipa', [1, 2], []],
      ['topola', [3, 4], [4]],
    ]);
  });

  it('waits for nobody where it is not known that a border lies on the way', () => {
    expect(ridesOf(rowsOf(view, null), countryOf, null).flatMap(({ waitsFor }) => waitsFor)).toEqual([]);
  });
});
