import { describe, expect, it } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import { getT } from '../../locales/use-t.ts';
import { areasOf } from './areas.ts';
import { groupAreas } from './clusters.ts';
import { headlineOf } from './headline.ts';
import { markerLabel } from './marker-label.ts';
import { BELGRADE, bandedRow, exactRow, PANCEVO, SKOPJE, unreadableRow } from './testing/rows.given.ts';

const texts = markerLabel(getT('map'));
const labelOf = (rows: Row[], level = 11) => {
  const group = groupAreas(areasOf(rows), level)[0]!;
  return [texts.text(headlineOf(group.tally)), texts.label(group)];
};

describe('a marker in words', () => {
  it('FR-3: an exact area names what is spare where there is some, and never adds it to what is free', () => {
    const rows = [exactRow('a', BELGRADE, { free: 0, spare: 2, held: 1, occupied: 6 })];
    expect(labelOf(rows)).toEqual(['0', 'Belgrade: 0 free, 2 spare, 1 held, 6 occupied, 0 out, 1 house']);
  });

  it('an exact area says all states and its houses', () => {
    const rows = [
      exactRow('a', BELGRADE, { free: 3, held: 2, occupied: 6, out: 1 }),
      exactRow('b', BELGRADE, { free: 0 }),
    ];
    expect(labelOf(rows)).toEqual(['3', 'Belgrade: 3 free, 2 held, 6 occupied, 1 out, 2 houses']);
  });

  it.each([
    ['0', 'full', 'Skopje: full, no free place, 1 house'],
    ['1', '1', 'Skopje: 1 free, 1 house'],
    ['2-3', '2–3', 'Skopje: 2–3 free, 1 house'],
    ['4+', '4+', 'Skopje: 4 or more free, 1 house'],
  ] as const)('band %s is shown as %s', (band, text, label) => {
    expect(labelOf([bandedRow('a', SKOPJE, band)])).toEqual([text, label]);
  });

  it('several bands are "at least", read aloud as words', () => {
    const rows = [bandedRow('a', SKOPJE, '2-3'), bandedRow('b', SKOPJE, '4+')];
    expect(labelOf(rows)).toEqual(['≥ 6', 'Skopje: at least 6 free, 2 houses']);
  });

  it('a group has the number of its areas', () => {
    const rows = [exactRow('a', BELGRADE, { free: 1 }), exactRow('b', PANCEVO, { free: 2 })];
    expect(labelOf(rows, 5)).toEqual(['3', '2 areas: 3 free, 0 held, 0 occupied, 0 out, 2 houses']);
  });

  it('a house that cannot be read shows no number', () => {
    expect(labelOf([unreadableRow('a', SKOPJE)])).toEqual([
      '?',
      'Skopje: no number can be shown, ask by phone, 1 house',
    ]);
  });
});
