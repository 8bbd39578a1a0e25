import { type CellContext, type CellResult, type CellWords, readCell } from './cells.ts';
import type { SheetRow } from './csv.ts';
import { dateReader, guessDateForm } from './dates.ts';
import type { ImportFault } from './faults.ts';
import { type CellType, columnsOf, type ImportColumn } from './kinds.ts';
import { headingOf, type Mapping } from './mapping.ts';
import type { ImportProfile } from './profile.ts';

/** The parsed values of a line, by column; empty cells are absent. */
export interface ImportLine {
  readonly line: number;
  readonly values: Readonly<Partial<Record<ImportColumn, string | number>>>;
}

export interface ParsedLines {
  readonly lines: readonly ImportLine[];
  readonly faults: readonly ImportFault[];
  /** The form in which dates were parsed; null: there are none. */
  readonly dateForm: string | null;
  /** Whether no other form would give other dates. */
  readonly isSure: boolean;
}

/** The form is guessed from so many different dates: thirteen years of nights. */
const SAMPLES = 5_000;

/** The different dates of the whole file: those of a single house may fit more forms. */
function datesIn(data: readonly SheetRow[], { at: { date } }: Mapping): ReadonlySet<string> {
  const dates = new Set<string>();
  if (date === undefined) return dates;
  for (const { cells } of data) if (dates.size < SAMPLES) dates.add(cells[date] ?? '');
  return dates;
}

/** Parses every line under the headings. A line with faults is left out, and all of them are reported. */
export function readLines(
  rows: readonly SheetRow[],
  mapping: Mapping,
  profile: ImportProfile,
  words: CellWords,
): ParsedLines {
  const data = rows.filter(({ line, cells }) => line > mapping.line && cells.some((cell) => cell !== ''));
  const guessed =
    profile.dateForm === null ? guessDateForm(datesIn(data, mapping)) : { form: profile.dateForm, sure: true };
  const dateForm = guessed?.form ?? null;
  const noLines = { lines: [], dateForm, isSure: guessed?.sure ?? true };
  const { line } = mapping;
  if (data.length === 0) return { ...noLines, faults: [{ line, column: null, what: 'no_lines', typed: '' }] };
  // Imported nights are not undone, so an ambiguous form has to be chosen by a person.
  if (!noLines.isSure)
    return {
      ...noLines,
      faults: [{ line, column: headingOf(mapping, 'date'), what: 'unsure_dates', typed: dateForm! }],
    };
  const reader = lineReader(mapping, profile, { date: dateReader(guessed?.form ?? '') ?? (() => null), words });
  const faults: ImportFault[] = [];
  const lines = data.flatMap((row) => {
    const read = reader(row);
    if (read.faults.length === 0) return [{ line: row.line, values: read.values }];
    faults.push(...read.faults);
    return [];
  });
  return { ...noLines, lines, faults };
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

function lineReader(mapping: Mapping, profile: ImportProfile, context: CellContext) {
  const columns = columnsOf(profile.kind).map(([column, rule]) => ({
    column,
    ...rule,
    at: mapping.at[column] ?? -1,
    defaultValue: profile.forAll[column] ?? '',
    read: cachedReader(rule.type, context),
  }));
  return ({ line, cells }: SheetRow): { readonly values: LineValues; readonly faults: readonly ImportFault[] } => {
    const values: LineValues = {};
    const faults: ImportFault[] = [];
    const fault = (column: ImportColumn, what: ImportFault['what'], typed: string) =>
      faults.push({ line, column: headingOf(mapping, column), what, typed });
    for (const { column, required, at, defaultValue, read: reader } of columns) {
      const cell = cells[at] || defaultValue;
      if (cell === '') {
        if (required) fault(column, 'missing', '');
        continue;
      }
      const read = reader(cell);
      if (read.ok) values[column] = read.value;
      else fault(column, read.what, cell);
    }
    return { values, faults };
  };
}
