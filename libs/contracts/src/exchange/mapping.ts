import { isNamed, sameHeading } from './column-names.ts';
import { columnName, type SheetRow } from './csv.ts';
import type { ImportFault } from './faults.ts';
import { columnsOf, type ImportColumn } from './kinds.ts';
import type { ImportProfile } from './profile.ts';

/** Where each column of a file stands. */
export interface Mapping {
  /** The line with the headings. */
  readonly line: number;
  readonly headings: readonly string[];
  readonly at: Readonly<Partial<Record<ImportColumn, number>>>;
  readonly faults: readonly ImportFault[];
}

/** A title over the columns or a line of remarks may stand above. */
const LOOKED_AT = 12;

/** Finds the line of headings and the columns that were chosen or that are named as they are; what is missing is a fault. */
export function mappingOf(rows: readonly SheetRow[], profile: ImportProfile): Mapping {
  const first = rows
    .slice(0, LOOKED_AT)
    .map(({ line, cells }) => ({ line, headings: cells, at: placesIn(cells, profile) }));
  const most = Math.max(0, ...first.map(({ at }) => Object.keys(at).length));
  const found = first.find(({ at }) => Object.keys(at).length === most) ?? { line: 1, headings: [], at: {} };
  return { ...found, faults: faultsOf(found, profile) };
}

function placesIn(
  headings: readonly string[],
  { kind, columns }: ImportProfile,
): Partial<Record<ImportColumn, number>> {
  const at: Partial<Record<ImportColumn, number>> = {};
  const taken = new Set<number>();
  for (const [column] of columnsOf(kind)) {
    const chosen = columns[column];
    // '' is the choice of none.
    const index = chosen === undefined ? -1 : headings.findIndex((heading) => sameHeading(heading, chosen));
    if (index === -1) continue;
    at[column] = index;
    taken.add(index);
  }
  for (const [column] of columnsOf(kind)) {
    if (columns[column] !== undefined) continue;
    const index = headings.findIndex((heading, i) => !taken.has(i) && isNamed(column, heading));
    if (index === -1) continue;
    at[column] = index;
    taken.add(index);
  }
  return at;
}

/** One heading can't be two columns, nor two headings one: which of them was meant is not to be guessed. */
function twiceIn(
  headings: readonly string[],
  place: number,
  other: ImportColumn | undefined,
): ('column_twice' | 'heading_twice')[] {
  if (other !== undefined) return ['column_twice'];
  const heading = headings[place] ?? '';
  const isTwice = heading !== '' && headings.some((name, i) => i !== place && sameHeading(name, heading));
  return isTwice ? ['heading_twice'] : [];
}

function faultsOf(
  { line, headings, at }: Omit<Mapping, 'faults'>,
  { kind, columns, forAll }: ImportProfile,
): ImportFault[] {
  const taken = new Map<number, ImportColumn>();
  return columnsOf(kind).flatMap(([column, { required }]): ImportFault[] => {
    const chosen = columns[column];
    const place = at[column];
    if (place !== undefined) {
      const other = taken.get(place);
      taken.set(place, column);
      return twiceIn(headings, place, other).map((what) => ({
        ...{ line, column: headings[place]!, what },
        typed: other ?? headings[place]!,
      }));
    }
    if (chosen !== undefined && chosen !== '') return [{ line, column: chosen, what: 'no_such_column', typed: chosen }];
    return required && forAll[column] === undefined ? [{ line, column, what: 'missing_column', typed: column }] : [];
  });
}

/** How a column is called in the file, or by its letter where it has no heading. */
export const headingOf = ({ headings, at }: Mapping, column: ImportColumn): string => {
  const index = at[column];
  return index === undefined ? column : headings[index] || columnName(index);
};
