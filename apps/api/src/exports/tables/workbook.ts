import { element, textElement, XML_HEAD } from '../xml.ts';
import type { Cell, Table } from './table.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Tables as a workbook (Office Open XML, ECMA-376): a sheet each, its header row bold and frozen. Texts are stored as
 * strings, never as formulas. A sheet name has at most 31 characters, without []:*?/\.
 */
export function workbookOf(tables: readonly Table[]): Buffer {
  const names = tables.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  return zipOf([
    zipEntry('[Content_Types].xml', contentTypes(names)),
    zipEntry('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
    zipEntry('xl/workbook.xml', workbook(tables)),
    zipEntry(
      'xl/_rels/workbook.xml.rels',
      relationships([...names.map((name) => ['worksheet', name] as const), ['styles', 'styles.xml']]),
    ),
    zipEntry('xl/styles.xml', STYLES),
    ...tables.map((table, index) => zipEntry(`xl/${names[index]}`, sheetOf(table))),
  ]);
}

const zipEntry = (name: string, xml: string): ZipEntry => ({ name, text: XML_HEAD + xml });

function contentTypes(names: readonly string[]): string {
  const override = (name: string, type: string) =>
    element('Override', { PartName: `/xl/${name}`, ContentType: `${SHEETS}.${type}+xml` });
  return element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    override('workbook.xml', 'sheet.main'),
    override('styles.xml', 'styles'),
    ...names.map((name) => override(name, 'worksheet')),
  );
}

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...targets.map(([type, target], index) =>
      element('Relationship', { Id: `rId${index + 1}`, Type: `${OFFICE}/${type}`, Target: target }),
    ),
  );

const workbook = (tables: readonly Table[]): string =>
  element(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': OFFICE },
    element(
      'sheets',
      {},
      ...tables.map(({ name }, index) =>
        element('sheet', { name, sheetId: String(index + 1), 'r:id': `rId${index + 1}` }),
      ),
    ),
  );

/** Style 1 is the header row. Spreadsheets reserve the first two fills; openpyxl, and so pandas, refuses an empty one. */
const STYLES = element(
  'styleSheet',
  { xmlns: MAIN },
  '<fonts count="2"><font/><font><b/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
);

function sheetOf({ columns, rows }: Table): string {
  const widths = columns.map((name, column) => widthOf([name, ...rows.map((row) => row[column] ?? null)]));
  return element(
    'worksheet',
    { xmlns: MAIN },
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>',
    element(
      'cols',
      {},
      ...widths.map((width, index) =>
        element('col', { min: String(index + 1), max: String(index + 1), width: String(width), customWidth: '1' }),
      ),
    ),
    element('sheetData', {}, rowOf(columns, 1, '1'), ...rows.map((row, index) => rowOf(row, index + 2, '0'))),
  );
}

const MAX_WIDTH = 60;
const widthOf = (cells: readonly Cell[]): number =>
  Math.min(MAX_WIDTH, 2 + Math.max(...cells.map((cell) => String(cell ?? '').length)));

const rowOf = (cells: readonly Cell[], row: number, style: string): string =>
  element(
    'row',
    { r: String(row) },
    ...cells.map((cell, column) => cellOf(cell, `${columnName(column)}${row}`, style)),
  );

function cellOf(cell: Cell, r: string, s: string): string | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return element('c', { r, s }, textElement('v', String(cell)));
  return element('c', { r, s, t: 'inlineStr' }, element('is', {}, textElement('t', cell)));
}

/** The letters of a column, counted from 0: A, B, … Z, AA. */
function columnName(column: number): string {
  const [before, last] = [Math.floor(column / 26), String.fromCharCode(65 + (column % 26))];
  return before === 0 ? last : columnName(before - 1) + last;
}
