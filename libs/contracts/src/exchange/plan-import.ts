import type { SheetRow } from './csv.ts';
import { type ParsedLines, readLines } from './lines.ts';
import { headingOf, type Mapping, mappingOf } from './mapping.ts';
import { nearestFinder } from './nearest.ts';
import { type ImportPlan, type PlanInput, planOf } from './plan.ts';
import type { ImportProfile } from './profile.ts';

/** The result of planning an import: the commands, the faults, and the form of the dates. */
export interface PlannedImport extends ImportPlan, Pick<ParsedLines, 'dateForm' | 'isSure' | 'notices'> {
  /** Lines without faults of their own. */
  readonly lines: number;
}

/** A parsed file; with a missing column it has no lines. */
export interface ParsedFile extends ParsedLines {
  readonly mapping: Mapping;
}

/** Parses the cells of a file. */
export function parseFile(rows: readonly SheetRow[], profile: ImportProfile): ParsedFile {
  const mapping = mappingOf(rows, profile);
  if (mapping.faults.length > 0)
    return { mapping, lines: [], faults: mapping.faults, notices: [], dateForm: null, isSure: true };
  return { mapping, ...readLines(rows, mapping, profile) };
}

/** The organisations that the file names. */
export const organisationsIn = ({ lines }: ParsedFile): readonly string[] => [
  ...new Set(lines.flatMap(({ values }) => (values.organisation === undefined ? [] : [String(values.organisation)]))),
];

/** Plans the commands at an instant (ms), given the existing shelters. Faults are in the order of the file. */
export function planImport(
  { mapping, lines, faults, notices, dateForm, isSure }: ParsedFile,
  profile: ImportProfile,
  { known, now }: Pick<PlanInput, 'known' | 'now'>,
): PlannedImport {
  const plan = planOf({
    ...{ lines, profile, known, now },
    headingOf: (column) => headingOf(mapping, column),
    nearest: nearestFinder(),
  });
  const allFaults = [...faults, ...plan.faults].sort((a, b) => a.line - b.line);
  return { shelters: plan.shelters, faults: allFaults, notices, lines: lines.length, dateForm, isSure };
}
