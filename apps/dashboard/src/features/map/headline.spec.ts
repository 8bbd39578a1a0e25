import { describe, expect, it } from '@jest/globals';
import type { Row } from '@safe-haven/contracts';
import { filledArcs, headlineOf } from './headline.ts';
import { sumOf, tallyOf } from './tally.ts';
import { bandedRow, exactRow, SKOPJE, unreadableRow } from './testing/rows.given.ts';

const exact = (free: number) => exactRow('x', SKOPJE, { free, occupied: 3 });
const banded = (band: '0' | '1' | '2-3' | '4+') => bandedRow('x', SKOPJE, band);
const unreadable = unreadableRow('x', SKOPJE);
const headline = (rows: Row[]) => headlineOf(sumOf(rows.map(tallyOf)));

describe('what the middle of a marker says', () => {
  const cases: [string, Row[], ReturnType<typeof headline>][] = [
    ['exact rows: the number', [exact(2), exact(1)], { kind: 'exact', free: 3 }],
    ['exact and full: nought, as exact as any number', [exact(0)], { kind: 'exact', free: 0 }],
    ['one banded house: its band', [banded('2-3')], { kind: 'band', band: '2-3' }],
    ['banded and full', [banded('0'), banded('0')], { kind: 'band', band: '0' }],
    ['one free among full ones is still its band', [banded('0'), banded('1')], { kind: 'band', band: '1' }],
    ['two bands: at least their sum', [banded('2-3'), banded('1')], { kind: 'at_least', least: 3 }],
    ['exact and banded: at least', [exact(2), banded('4+')], { kind: 'at_least', least: 6 }],
    ['exact and a full band: at least, never exact', [exact(2), banded('0')], { kind: 'at_least', least: 2 }],
    ['everything full, exact or in bands', [exact(0), banded('0')], { kind: 'band', band: '0' }],
    ['only unreadable: ask', [unreadable], { kind: 'ask' }],
    ['full and unreadable is not full', [exact(0), unreadable], { kind: 'ask' }],
    ['free and unreadable: at least', [exact(2), unreadable], { kind: 'at_least', least: 2 }],
  ];
  it.each(cases)('%s', (_title, rows, expected) => {
    expect(headline(rows)).toEqual(expected);
  });

  it('lights the arcs of a band like the pips of the list', () => {
    expect((['0', '1', '2-3', '4+'] as const).map((band) => filledArcs({ kind: 'band', band }))).toEqual([0, 1, 2, 3]);
    expect([1, 2, 3, 4, 40].map((least) => filledArcs({ kind: 'at_least', least }))).toEqual([1, 2, 2, 3, 3]);
    expect(filledArcs({ kind: 'ask' })).toBe(0);
  });
});
