import { plain } from '../plain.ts';
import { type CellContext, type CellResult, readCell } from './cells.ts';
import { ChangedCells, type FoundValue } from './changed-cells.ts';
import type { SheetRow } from './csv.ts';
import { fileDates } from './dates.ts';
import type { ImportFault, ImportNotice } from './faults.ts';
import { filledDown } from './fill-down.ts';
import { type CellType, columnsOf, type ImportColumn } from './kinds.ts';
import { headingOf, type Mapping } from './mapping.ts';
import { nearestFinder } from './nearest.ts';
import type { ImportProfile } from './profile.ts';

/** The parsed values of a line, by column; empty cells are absent. */
export interface ImportLine {
  readonly line: number;
  readonly values: Readonly<Partial<Record<ImportColumn, string | number>>>;
}

export interface ParsedLines {
  readonly lines: readonly ImportLine[];
  readonly faults: readonly ImportFault[];
  readonly notices: readonly ImportNotice[];
  /** The form in which dates were parsed; null: there are none. */
  readonly dateForm: string | null;
  /** Whether no other form would give other dates. */
  readonly isSure: boolean;
}

/** Parses every line under the headings. A line with faults is left out, and all of them are reported. */
export function readLines(rows: readonly SheetRow[], mapping: Mapping, profile: ImportProfile): ParsedLines {
  const under = rows.filter(({ line, cells }) => line > mapping.line && cells.some((cell) => cell !== ''));
  const data = filledDown(under, mapping, profile.kind);
  const dates = fileDates(datesIn(data, mapping), profile.dateForm);
  const noLines = { lines: [], notices: [], dateForm: dates.form, isSure: dates.isSure };
  const { line } = mapping;
  if (data.length === 0) return { ...noLines, faults: [{ line, column: null, what: 'no_lines', typed: '' }] };
  // Imported nights are not undone, so an ambiguous form has to be chosen by a person.
  if (!dates.isSure)
    return {
      ...noLines,
      faults: [{ line, column: headingOf(mapping, 'date'), what: 'unsure_dates', typed: dates.form! }],
    };
  const changes = new ChangedCells();
  const reader = lineReader(mapping, profile, { date: dates.read, nearest: nearestFinder() }, changes);
  const faults: ImportFault[] = [];
  const lines = data.flatMap((row) => {
    const read = reader(row);
    if (read.faults.length === 0) return [{ line: row.line, values: read.values }];
    for (const fault of read.faults) faults.push(fault);
    return [];
  });
  return { ...noLines, lines, faults, notices: changes.notices() };
}

/** The dates of the whole file: those of a single house may fit more forms. */
function* datesIn(data: readonly SheetRow[], { at: { date } }: Mapping): Generator<string> {
  const at = date?.[0];
  if (at !== undefined) for (const { cells } of data) yield cells[at] ?? '';
}

/** At most so many different cells of a column are cached; others are parsed each time. */
const MAX_CACHED = 5_000;

/** Caches parsed cells, because long files repeat the same few values. */
function cachedReader(type: CellType, context: CellContext): (cell: string) => CellResult {
  const cache = new Map<string, CellResult>();
  return (cell) => {
    const cached = cache.get(cell);
    if (cached !== undefined) return cached;
    const read = readCell(type, cell, context);
    if (cache.size < MAX_CACHED) cache.set(cell, read);
    return read;
  };
}

type LineValues = Partial<Record<ImportColumn, string | number>>;
type Read = (cell: string) => CellResult;

/** What a column has of one line: a value, nothing, or its faults by the index of the cell. */
type Found = FoundValue | { readonly faults: readonly { readonly at: number; readonly fault: CellFault }[] } | null;
type CellFault = Pick<ImportFault, 'what' | 'typed' | 'near'>;

function foundIn(cell: string, at: number, read: Read): Found {
  if (cell === '') return null;
  const result = read(cell);
  if (result.ok) return { value: result.value, typed: cell, changed: result.changed };
  const { what, near } = result;
  return { faults: [{ at, fault: { what, typed: cell, ...(near === undefined ? {} : { near }) } }] };
}

/** The numbers of several columns, added up; an empty one counts nothing, and if all are empty it is not said. */
function sumIn(cells: readonly string[], indexes: readonly number[], read: Read): Found {
  const parts = indexes.map((at) => foundIn(cells[at] ?? '', at, read));
  const faults = parts.flatMap((part) => (part !== null && 'faults' in part ? part.faults : []));
  if (faults.length > 0) return { faults };
  const numbers = parts.flatMap((part) => (part !== null && 'value' in part ? [Number(part.value)] : []));
  if (numbers.length === 0) return null;
  const total = String(numbers.reduce((all, one) => all + one, 0));
  return foundIn(total, indexes[0]!, read);
}

function lineReader(mapping: Mapping, profile: ImportProfile, context: CellContext, changes: ChangedCells) {
  const columns = columnsOf(profile.kind).map(([column, { type, required, orElse }]) => {
    const [indexes, read] = [mapping.at[column] ?? [-1], cachedReader(type, context)];
    const [at = -1] = indexes;
    const defaultValue = profile.forAll[column] ?? '';
    const find = (cells: readonly string[]) =>
      indexes.length > 1 ? sumIn(cells, indexes, read) : foundIn(cells[at] || defaultValue, at, read);
    const others = mapping.at[orElse as ImportColumn] ?? [];
    const isMissing = (cells: readonly string[]) => required && others.every((index) => (cells[index] ?? '') === '');
    return { column, isMissing, find };
  });
  const ofAll = profile.forAll.organisation ?? '';
  return ({ line, cells }: SheetRow): { readonly values: LineValues; readonly faults: readonly ImportFault[] } => {
    const values: LineValues = {};
    const faults: ImportFault[] = [];
    const changed: [ImportColumn, FoundValue][] = [];
    for (const { column, isMissing, find } of columns) {
      // A cell that is part of two sums is reported once.
      const fault = (of: CellFault, heading = headingOf(mapping, column)) =>
        faults.some((other) => other.column === heading && other.what === of.what) ||
        faults.push({ line, column: heading, ...of });
      const found = find(cells);
      if (found === null) {
        if (isMissing(cells)) fault({ what: 'missing', typed: '' });
      } else if ('faults' in found) {
        for (const { at, fault: of } of found.faults) fault(of, mapping.headings[at] || headingOf(mapping, column));
      } else if (column === 'organisation' && ofAll !== '') {
        values[column] = ofAll;
        if (!sameName(found.typed, ofAll)) fault({ what: 'other_organisation', typed: found.typed, near: [ofAll] });
      } else if (changes.isOther(column, found)) {
        fault({ what: 'same_when_cut', typed: found.typed });
      } else {
        values[column] = found.value;
        if (found.changed !== undefined) changed.push([column, found]);
      }
    }
    if (faults.length === 0)
      for (const [column, found] of changed) changes.add(line, headingOf(mapping, column), found);
    return { values, faults };
  };
}

/** Whether two names are equal, apart from case, diacritics and the number of spaces. */
const sameName = (a: string, b: string): boolean =>
  plain(a.replaceAll(/\s+/g, ' ')) === plain(b.replaceAll(/\s+/g, ' '));
