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
  readonly at: Readonly<Partial<Record<ImportColumn, number>>>;
  readonly faults: readonly ImportFault[];
}

/** The headings are searched in so many lines: titles or remarks may stand above them. */
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
): Partial<Record<ImportColumn, number>> {
  const at: Partial<Record<ImportColumn, number>> = {};
  const used = new Set<number>();
  for (const [column] of columnsOf(kind)) {
    const chosen = columns[column];
    // '' means that no heading is chosen.
    const index = chosen === undefined ? -1 : headings.findIndex((heading) => sameHeading(heading, chosen));
    if (index === -1) continue;
    at[column] = index;
    used.add(index);
  }
  for (const [column] of columnsOf(kind)) {
    if (columns[column] !== undefined) continue;
    const index = headings.findIndex((heading, i) => !used.has(i) && isColumnName(column, heading));
    if (index === -1) continue;
    at[column] = index;
    used.add(index);
  }
  return at;
}

/** A heading must not be used for two columns, nor occur twice: the choice between them is not guessed. */
function duplicateFault(
  headings: readonly string[],
  headingIndex: number,
  other: ImportColumn | undefined,
): ('column_twice' | 'heading_twice')[] {
  if (other !== undefined) return ['column_twice'];
  const heading = headings[headingIndex] ?? '';
  const isDuplicate = heading !== '' && headings.some((name, i) => i !== headingIndex && sameHeading(name, heading));
  return isDuplicate ? ['heading_twice'] : [];
}

function faultsOf(
  { line, headings, at }: Omit<Mapping, 'faults'>,
  { kind, columns, forAll }: ImportProfile,
): ImportFault[] {
  const used = new Map<number, ImportColumn>();
  return columnsOf(kind).flatMap(([column, { required }]): ImportFault[] => {
    const chosen = columns[column];
    const headingIndex = at[column];
    if (headingIndex !== undefined) {
      const other = used.get(headingIndex);
      used.set(headingIndex, column);
      return duplicateFault(headings, headingIndex, other).map((what) => ({
        ...{ line, column: headings[headingIndex]!, what },
        typed: other ?? headings[headingIndex]!,
      }));
    }
    if (chosen !== undefined && chosen !== '') return [{ line, column: chosen, what: 'no_such_column', typed: chosen }];
    return required && forAll[column] === undefined ? [{ line, column, what: 'missing_column', typed: column }] : [];
  });
}

/** The heading of a column in the file, or its letter when it has none. */
export const headingOf = ({ headings, at }: Mapping, column: ImportColumn): string => {
  const index = at[column];
  return index === undefined ? column : headings[index] || columnName(index);
};
