import { describe, expect, it } from '@jest/globals';
import { leastOf, type Row } from '@safe-haven/contracts';
import fc from 'fast-check';
import { areasOf } from './areas.ts';
import { isExact, leastFree } from './tally.ts';
import { BELGRADE, bandedRow, ELSEWHERE, exactRow, SKOPJE, unreadableRow } from './testing/rows.given.ts';
import { someRows } from './testing/some-rows.given.ts';

describe('areas of rows', () => {
  it('houses of one area share one entry, with the sums of their states', () => {
    const areas = areasOf([
      exactRow('a', BELGRADE, { free: 1, held: 2, occupied: 3, out: 1 }),
      exactRow('b', BELGRADE, { free: 2, occupied: 3 }),
    ]);
    expect(areas).toHaveLength(1);
    expect(areas[0]).toMatchObject({ id: 'rs-belgrade', name: 'Belgrade', country: 'RS', shelterIds: ['a', 'b'] });
    expect(areas[0]!.tally).toMatchObject({ shelters: 2, free: 3, held: 2, occupied: 6, out: 1 });
  });

  it('a row without a point is listed and not mapped', () => {
    expect(areasOf([exactRow('a', ELSEWHERE, { free: 5 })])).toEqual([]);
  });

  it('VA-11: a draft is listed and not mapped', () => {
    expect(areasOf([{ ...exactRow('d', BELGRADE, { free: 12 }), draft: true }])).toEqual([]);
  });

  it('bands add up by the least they promise and bring no split into states', () => {
    const [area] = areasOf([bandedRow('a', SKOPJE, '2-3'), bandedRow('b', SKOPJE, '4+'), bandedRow('c', SKOPJE, '0')]);
    expect(leastFree(area!.tally)).toBe(6);
    expect(area!.tally).toMatchObject({ free: 0, held: 0, occupied: 0, out: 0, bandedLit: 2, exactShelters: 0 });
  });

  it('one banded or unreadable house is enough for an area not to be exact', () => {
    const exact = exactRow('a', SKOPJE, { free: 1 });
    const exactnessWith = (row: Row) => isExact(areasOf([exact, row])[0]!.tally);
    expect(exactnessWith(exactRow('b', SKOPJE, { free: 0 }))).toBe(true);
    expect(exactnessWith(bandedRow('b', SKOPJE, '0'))).toBe(false);
    expect(exactnessWith(unreadableRow('b', SKOPJE))).toBe(false);
  });

  it('a house over its capacity counts as no free place, not as fewer', () => {
    expect(areasOf([exactRow('a', SKOPJE, { free: -2 })])[0]!.tally.free).toBe(0);
  });

  it('what is drawn equals what is listed, for every board', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const mapped = rows.filter((row) => row.area.point !== null);
        const tallies = areasOf(rows).map((area) => area.tally);
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(tallies.map(leastFree))).toBe(sum(mapped.map(leastInList)));
        expect(sum(tallies.map((tally) => tally.shelters))).toBe(mapped.length);
      }),
    );
  });

  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const tallies = (rows: Row[]) => areasOf(rows).map(({ id, tally }) => ({ id, tally }));
        expect(tallies([...rows].reverse())).toEqual(tallies(rows));
      }),
    );
  });
});

const leastInList = (row: Row): number =>
  row.view === 'exact' ? row.places.free : row.view === 'banded' ? leastOf(row.places.band) : 0;
