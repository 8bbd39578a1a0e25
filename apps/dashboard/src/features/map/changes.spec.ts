import { describe, expect, it } from '@jest/globals';
import { areasOf } from './areas.ts';
import { changedAreas } from './changes.ts';
import { BELGRADE, bandedRow, exactRow, SKOPJE } from './testing/rows.given.ts';

const belgrade = (free: number) => [exactRow('a', BELGRADE, { free }), exactRow('b', BELGRADE, { free: 1 })];
const skopje = bandedRow('c', SKOPJE, '1');

describe('areas in which something happened', () => {
  it('the same houses with other numbers changed', () => {
    const changed = changedAreas(areasOf([...belgrade(1), skopje]), areasOf([...belgrade(2), skopje]));
    expect([...changed]).toEqual(['rs-belgrade']);
  });

  it('a filter that takes houses away or brings them back is no change', () => {
    const all = areasOf([...belgrade(1), skopje]);
    const some = areasOf(belgrade(1).slice(0, 1));
    expect(changedAreas(all, some).size).toBe(0);
    expect(changedAreas(some, all).size).toBe(0);
  });

  it('another order of the rows is no change', () => {
    expect(changedAreas(areasOf(belgrade(1)), areasOf(belgrade(1).reverse())).size).toBe(0);
  });
});
