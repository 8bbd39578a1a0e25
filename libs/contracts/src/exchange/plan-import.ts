import type { CellWords } from './cells.ts';
import type { SheetRow } from './csv.ts';
import type { KnownHouse } from './known.ts';
import { type ParsedLines, readLines } from './lines.ts';
import { headingOf, type Mapping, mappingOf } from './mapping.ts';
import { type ImportPlan, planOf } from './plan.ts';
import type { ImportProfile } from './profile.ts';

/** The result of planning an import: the commands, the faults, and the form of the dates. */
export interface PlannedImport extends ImportPlan, Pick<ParsedLines, 'dateForm' | 'isSure'> {
  /** Lines without faults of their own. */
  readonly lines: number;
}

/** A parsed file; with a missing column it has no lines. */
export interface ParsedFile extends ParsedLines {
  readonly mapping: Mapping;
}

export function parseFile(
  rows: readonly SheetRow[],
  profile: ImportProfile,
  context: { readonly words?: CellWords; readonly today: string },
): ParsedFile {
  const mapping = mappingOf(rows, profile);
  if (mapping.faults.length > 0) return { mapping, lines: [], faults: mapping.faults, dateForm: null, isSure: true };
  return { mapping, ...readLines(rows, mapping, profile, context) };
}

/** The organisations that the file names. */
export const organisationsIn = ({ lines }: ParsedFile): readonly string[] => [
  ...new Set(lines.flatMap(({ values }) => (values.organisation === undefined ? [] : [String(values.organisation)]))),
];

/** Plans the commands, given the existing shelters. Faults are in the order of the file. */
export function planImport(
  { mapping, lines, faults, dateForm, isSure }: ParsedFile,
  profile: ImportProfile,
  known: readonly KnownHouse[],
): PlannedImport {
  const plan = planOf({ lines, profile, known, headingOf: (column) => headingOf(mapping, column) });
  const allFaults = [...faults, ...plan.faults].sort((a, b) => a.line - b.line);
  return { houses: plan.houses, faults: allFaults, lines: lines.length, dateForm, isSure };
}
