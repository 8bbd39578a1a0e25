import { isColumnName, sameHeading } from './column-names.ts';
import { columnName, type SheetRow } from './csv.ts';
import type { ImportFault } from './faults.ts';
import { columnsOf, type ImportColumn } from './kinds.ts';
import type { ImportProfile } from './profile.ts';

/** The index of each column of a file. */
export interface Mapping {
  /** The line of the headings. */
  readonly line: number;
  readonly headings: readonly string[];
  /** Several: their numbers are added up. */
  readonly at: Readonly<Partial<Record<ImportColumn, readonly number[]>>>;
  readonly faults: readonly ImportFault[];
}

/** The headings are searched in so many lines: titles or remarks may be above them. */
const HEADING_SEARCH_LINES = 12;

/** Finds the line of headings, the chosen columns and those with a known name; a missing one is a fault. */
export function mappingOf(rows: readonly SheetRow[], profile: ImportProfile): Mapping {
  const first = rows
    .slice(0, HEADING_SEARCH_LINES)
    .map(({ line, cells }) => ({ line, headings: cells, at: columnIndexes(cells, profile) }));
  const best = Math.max(0, ...first.map(({ at }) => Object.keys(at).length));
  const found = first.find(({ at }) => Object.keys(at).length === best) ?? { line: 1, headings: [], at: {} };
  return { ...found, faults: faultsOf(found, profile) };
}

function columnIndexes(
  headings: readonly string[],
  { kind, columns }: ImportProfile,
): Partial<Record<ImportColumn, readonly number[]>> {
  const at: Partial<Record<ImportColumn, readonly number[]>> = {};
  const used = new Set<number>();
  for (const [column, { type }] of columnsOf(kind)) {
    const chosen = columns[column];
    // '' means that no heading is chosen.
    const found = chosen === undefined ? [] : indexesOf(headings, chosen, type === 'count' ? MOST_ADDED_UP : 1);
    if (found.length === 0) continue;
    at[column] = found;
    for (const index of found) used.add(index);
  }
  for (const [column] of columnsOf(kind)) {
    if (columns[column] !== undefined) continue;
    const index = headings.findIndex((heading, i) => !used.has(i) && isColumnName(column, heading));
    if (index === -1) continue;
    at[column] = [index];
    used.add(index);
  }
  return at;
}

/** So many columns may be one number: the six kinds of people. */
const MOST_ADDED_UP = 6;

/** The indexes of a heading, or of several with `+` between them ("Women + Children"); empty: there is none. */
function indexesOf(headings: readonly string[], chosen: string, most: number): readonly number[] {
  const whole = chosen.trim() === '' ? -1 : headings.findIndex((heading) => sameHeading(heading, chosen));
  if (whole !== -1) return [whole];
  if (most === 1) return [];
  // A heading may have a plus itself ("Women 18+").
  for (let plus = chosen.indexOf('+'); plus !== -1; plus = chosen.indexOf('+', plus + 1)) {
    const [first] = indexesOf(headings, chosen.slice(0, plus), 1);
    const others = first === undefined ? [] : indexesOf(headings, chosen.slice(plus + 1), most - 1);
    if (first !== undefined && others.length > 0) return [first, ...others];
  }
  return [];
}

/** A heading must not be used for two columns, nor occur twice: the choice between them is not guessed. */
function duplicateFault(
  headings: readonly string[],
  headingIndex: number,
  isUsed: boolean,
): ('column_twice' | 'heading_twice')[] {
  if (isUsed) return ['column_twice'];
  const heading = headings[headingIndex] ?? '';
  const isDuplicate = heading !== '' && headings.some((name, i) => i !== headingIndex && sameHeading(name, heading));
  return isDuplicate ? ['heading_twice'] : [];
}

function faultsOf(
  { line, headings, at }: Omit<Mapping, 'faults'>,
  { kind, columns, forAll }: ImportProfile,
): ImportFault[] {
  const used = new Set<number>();
  return columnsOf(kind).flatMap(([column, { required, orElse }]): ImportFault[] => {
    const chosen = columns[column];
    const found = at[column];
    if (found !== undefined)
      return found.flatMap((index, i) => {
        // What is free and what is taken are all that there are: a part of a sum may be a column of its own.
        const isUsed = found.indexOf(index) < i || (found.length === 1 && used.has(index));
        if (found.length === 1) used.add(index);
        const heading = headings[index] ?? '';
        return duplicateFault(headings, index, isUsed).map((what) => ({ line, column: heading, what, typed: heading }));
      });
    if (chosen !== undefined && chosen !== '') return [{ line, column: chosen, what: 'no_such_column', typed: chosen }];
    const isElsewhere = at[orElse as ImportColumn] !== undefined || forAll[column] !== undefined;
    return required && !isElsewhere ? [{ line, column, what: 'missing_column', typed: column }] : [];
  });
}

/** The heading of a column in the file, or its letter when it has none; those that are added up with `+` between them. */
export const headingOf = ({ headings, at }: Mapping, column: ImportColumn): string =>
  at[column]?.map((index) => headings[index] || columnName(index)).join(' + ') ?? column;
