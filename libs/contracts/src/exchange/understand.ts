import type { CellWords } from './cells.ts';
import type { SheetRow } from './csv.ts';
import type { KnownHouse } from './known.ts';
import { type ReadLines, readLines } from './lines.ts';
import { headingOf, type Mapping, mappingOf } from './mapping.ts';
import { type ImportPlan, planOf } from './plan.ts';
import type { ImportProfile } from './profile.ts';

/** A file as it was understood: its plan, what is wrong with it, and how its dates were read. */
export interface Understood extends ImportPlan, Pick<ReadLines, 'dateForm' | 'isSure'> {
  /** Lines without a fault of their own. */
  readonly lines: number;
}

/** The lines of a file by a profile; a column that is missing leaves none. */
export interface ReadFile extends ReadLines {
  readonly mapping: Mapping;
}

export function readFile(
  rows: readonly SheetRow[],
  profile: ImportProfile,
  context: { readonly words?: CellWords; readonly today: string },
): ReadFile {
  const mapping = mappingOf(rows, profile);
  if (mapping.faults.length > 0) return { mapping, lines: [], faults: mapping.faults, dateForm: null, isSure: true };
  return { mapping, ...readLines(rows, mapping, profile, context) };
}

/** The organisations that a file is about. */
export const organisationsIn = ({ lines }: ReadFile): readonly string[] => [
  ...new Set(lines.flatMap(({ says }) => (says.organisation === undefined ? [] : [String(says.organisation)]))),
];

/** Plans what is to be sent, on the houses that are there. Faults are in the order of the file. */
export function understand(
  { mapping, lines, faults, dateForm, isSure }: ReadFile,
  profile: ImportProfile,
  known: readonly KnownHouse[],
): Understood {
  const plan = planOf({ lines, profile, known, headingOf: (column) => headingOf(mapping, column) });
  const all = [...faults, ...plan.faults].sort((a, b) => a.line - b.line);
  return { houses: plan.houses, faults: all, lines: lines.length, dateForm, isSure };
}
