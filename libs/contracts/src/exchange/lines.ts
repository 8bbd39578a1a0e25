import { type CellContext, type CellWords, type ReadCell, readCell } from './cells.ts';
import type { SheetRow } from './csv.ts';
import { dateReader, guessDateForm } from './dates.ts';
import type { ImportFault } from './faults.ts';
import { type CellType, columnsOf, type ImportColumn } from './kinds.ts';
import { headingOf, type Mapping } from './mapping.ts';
import type { ImportProfile } from './profile.ts';

/** What a line says, by column; what it leaves open is not there. */
export interface ImportLine {
  readonly line: number;
  readonly says: Readonly<Partial<Record<ImportColumn, string | number>>>;
}

export interface ReadLines {
  readonly lines: readonly ImportLine[];
  readonly faults: readonly ImportFault[];
  /** The form in which the dates were read; null: there are none. */
  readonly dateForm: string | null;
  /** Whether no other form would read them otherwise. */
  readonly isSure: boolean;
}

/** So many different dates tell their form: thirteen years of nights. */
const SAMPLES = 5_000;

/** The different dates of a file, wherever in it they stand: those of one house may fit more forms than those of all. */
function datesIn(data: readonly SheetRow[], { at: { date } }: Mapping): ReadonlySet<string> {
  const dates = new Set<string>();
  if (date === undefined) return dates;
  for (const { cells } of data) if (dates.size < SAMPLES) dates.add(cells[date] ?? '');
  return dates;
}

/** Reads every line under the headings. A line with a fault is left out, and each of its faults is told. */
export function readLines(
  rows: readonly SheetRow[],
  mapping: Mapping,
  profile: ImportProfile,
  { words = new Map(), today }: { readonly words?: CellWords; readonly today: string },
): ReadLines {
  const data = rows.filter(({ line, cells }) => line > mapping.line && cells.some((cell) => cell !== ''));
  const guessed =
    profile.dateForm === null ? guessDateForm(datesIn(data, mapping)) : { form: profile.dateForm, sure: true };
  const dateForm = guessed?.form ?? null;
  const none = { lines: [], dateForm, isSure: guessed?.sure ?? true };
  const { line } = mapping;
  if (data.length === 0) return { ...none, faults: [{ line, column: null, what: 'no_lines', typed: '' }] };
  // Nothing is taken back later: whoever knows the file says which days it means.
  if (!none.isSure)
    return { ...none, faults: [{ line, column: headingOf(mapping, 'date'), what: 'unsure_dates', typed: dateForm! }] };
  const reader = lineReader(mapping, profile, { date: dateReader(guessed?.form ?? '') ?? (() => null), words, today });
  const faults: ImportFault[] = [];
  const lines = data.flatMap((row) => {
    const read = reader(row);
    if (read.faults.length === 0) return [{ line: row.line, says: read.says }];
    faults.push(...read.faults);
    return [];
  });
  return { ...none, lines, faults };
}

/** Beyond so many different cells of a column, the others are read each time. */
const REMEMBERED = 5_000;

/** A file of many lines says the same few things: what a cell of a column says is found out once. */
function remembering(type: CellType, context: CellContext): (cell: string) => ReadCell {
  const known = new Map<string, ReadCell>();
  return (cell) => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    const read = readCell(type, cell, context);
    if (known.size < REMEMBERED) known.set(cell, read);
    return read;
  };
}

type Says = Partial<Record<ImportColumn, string | number>>;

function lineReader(mapping: Mapping, profile: ImportProfile, context: CellContext) {
  const columns = columnsOf(profile.kind).map(([column, rule]) => ({
    column,
    ...rule,
    at: mapping.at[column] ?? -1,
    always: profile.forAll[column] ?? '',
    read: remembering(rule.type, context),
  }));
  return ({ line, cells }: SheetRow): { readonly says: Says; readonly faults: readonly ImportFault[] } => {
    const says: Says = {};
    const faults: ImportFault[] = [];
    const fault = (column: ImportColumn, what: ImportFault['what'], typed: string) =>
      faults.push({ line, column: headingOf(mapping, column), what, typed });
    for (const { column, required, at, always, read: reader } of columns) {
      const cell = cells[at] || always;
      if (cell === '') {
        if (required) fault(column, 'missing', '');
        continue;
      }
      const read = reader(cell);
      if (read.ok) says[column] = read.value;
      else fault(column, read.what, cell);
    }
    return { says, faults };
  };
}
