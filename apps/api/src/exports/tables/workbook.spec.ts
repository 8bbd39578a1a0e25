import { describe, expect, test } from '@jest/globals';
import {
  formulasIn,
  hasOpenpyxl,
  recordsIn,
  sheetsIn,
  sheetsInPython,
  sheetsReadAgain,
  textIn,
  workbookFaults,
} from '../testing/read-back.ts';
import { type Cell, csvOf, type Table } from './table.ts';
import { workbookOf } from './workbook.ts';

const TABLE: Table = {
  name: 'Person-nights',
  columns: ['what', 'n', 'note'],
  rows: [
    ['Žíżka & <Šumadija> "house"', 12.25, null],
    ['=HYPERLINK("http://x")', 0, '+1'],
    ['Кућа Липа 🏠\u0001', -3, '  two lines\nof it  '],
    [null, null, 'x'],
  ],
};
const WIDE: Table = { name: 'Wide', columns: Array.from({ length: 30 }, (_, i) => `c${i}`), rows: [] };

/** What a reader has to find: XML has no control characters. */
const CELLS = new Map<string, unknown[][]>([
  ['Person-nights', [[...TABLE.columns], ...TABLE.rows.map((row) => row.map(printable))]],
  ['Wide', [[...WIDE.columns]]],
]);
function printable(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace('\u0001', '') : cell;
}

describe('XP-5: tables', () => {
  const bytes = workbookOf([TABLE, WIDE]);

  test('XP-5: a workbook is valid by the schemas of the standard', () => {
    expect(workbookFaults(bytes)).toEqual([]);
  });

  test('XP-5: two independent libraries read it back cell by cell, numbers as numbers, no text as a formula', async () => {
    expect(sheetsIn(bytes)).toEqual(CELLS);
    expect(await sheetsReadAgain(bytes)).toEqual(CELLS);
    expect(formulasIn(bytes)).toEqual([]);
  });

  test('XP-5: its styles begin with the two fills that readers expect', () => {
    const styles = textIn(bytes, 'xl/styles.xml');
    expect([...styles.matchAll(/<fill>(.*?)<\/fill>/g)].map(([, fill]) => fill)).toEqual([
      '<patternFill patternType="none"/>',
      '<patternFill patternType="gray125"/>',
    ]);
  });

  (hasOpenpyxl() ? test : test.skip)('XP-5: openpyxl reads it back, as pandas does', () => {
    expect(sheetsInPython(bytes)).toEqual(CELLS);
  });

  test('the same tables give the same bytes', () => {
    expect(workbookOf([TABLE]).equals(workbookOf([structuredClone(TABLE)]))).toBe(true);
  });

  test('XP-5: CSV is read back by an independent library, and no text is a formula', () => {
    const [first, second, ...others] = recordsIn(csvOf(TABLE));
    expect(first).toEqual({ what: 'Žíżka & <Šumadija> "house"', n: '12.25', note: '' });
    expect(second).toEqual({ what: '\'=HYPERLINK("http://x")', n: '0', note: "'+1" });
    expect(others).toHaveLength(2);
  });
});
