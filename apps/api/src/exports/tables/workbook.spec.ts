import { describe, expect, test } from '@jest/globals';
import { formulasIn, recordsIn, sheetsIn } from '../testing/read-back.ts';
import { csvOf, type Table } from './table.ts';
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

describe('XP-5: tables', () => {
  test('XP-5: a workbook is read back by an independent library cell by cell, numbers as numbers, no text as a formula', () => {
    const bytes = workbookOf([TABLE, WIDE]);
    const sheets = sheetsIn(bytes);
    expect([...sheets.keys()]).toEqual(['Person-nights', 'Wide']);
    expect(sheets.get('Person-nights')).toEqual([
      TABLE.columns,
      ...TABLE.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace('\u0001', '') : cell))),
    ]);
    expect(sheets.get('Wide')).toEqual([WIDE.columns]);
    expect(formulasIn(bytes)).toEqual([]);
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
