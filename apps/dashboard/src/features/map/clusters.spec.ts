import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areasOf } from './areas.ts';
import { groupAreas, levelOf, MAX_ZOOM, separationLevel } from './clusters.ts';
import { isExact, sumOf } from './tally.ts';
import { BELGRADE, bandedRow, exactRow, PANCEVO, SKOPJE } from './testing/rows.given.ts';
import { someRows } from './testing/some-rows.given.ts';

const zooms = fc.integer({ min: 7, max: 22 }).map((half) => half / 2);

describe('groups of areas', () => {
  const near = areasOf([exactRow('a', BELGRADE, { free: 1 }), exactRow('b', PANCEVO, { free: 2, held: 1 })]);

  it('areas that would overlap are one marker, and separate when zooming in', () => {
    expect(groupAreas(near, 6)).toHaveLength(1);
    expect(groupAreas(near, 10)).toHaveLength(2);
    const level = separationLevel(near, 6)!;
    expect(groupAreas(near, level - 0.5)).toHaveLength(1);
    expect(groupAreas(near, level)).toHaveLength(2);
  });

  it('areas at the same point never part', () => {
    const twin = { country: 'RS', area: { ...BELGRADE.area, id: 'rs-twin' } };
    const areas = areasOf([exactRow('a', BELGRADE, { free: 1 }), exactRow('b', twin, { free: 2 })]);
    expect(separationLevel(areas, 5)).toBeNull();
  });

  it('a group is exact only if everything inside is', () => {
    const [group] = groupAreas([...near, ...areasOf([bandedRow('c', SKOPJE, '1')])], 1);
    expect(group!.areas).toHaveLength(3);
    expect(isExact(group!.tally)).toBe(false);
    expect(isExact(groupAreas(near, 6)[0]!.tally)).toBe(true);
  });

  it('is at the area with most shelters', () => {
    const areas = areasOf([
      exactRow('a', PANCEVO, { free: 1 }),
      exactRow('b', BELGRADE, { free: 1 }),
      exactRow('c', BELGRADE, { free: 1 }),
    ]);
    expect(groupAreas(areas, 6)[0]).toMatchObject({ id: 'rs-belgrade', point: BELGRADE.area.point });
  });

  it('every area is in exactly one group at every zoom, so the sums are always the same', () => {
    fc.assert(
      fc.property(someRows, zooms, (rows, level) => {
        const areas = areasOf(rows);
        const groups = groupAreas(areas, level);
        expect(groups.flatMap((group) => group.areas.map((area) => area.id)).sort()).toEqual(
          areas.map(({ id }) => id).sort(),
        );
        expect(sumOf(groups.map((group) => group.tally))).toEqual(sumOf(areas.map((area) => area.tally)));
      }),
    );
  });

  it('changes at halves of a zoom step and ends at the nearest view', () => {
    expect([5, 5.49, 5.5, 5.99, 40].map(levelOf)).toEqual([5, 5, 5.5, 5.5, MAX_ZOOM]);
  });
});
