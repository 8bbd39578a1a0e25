import {
  headingOf,
  type ImportFault,
  type ImportPlan,
  type ImportProfile,
  type KnownHouse,
  mappingOf,
  planOf,
  readLines,
  type SheetRow,
} from '@safe-haven/contracts/exchange';
import { type Counts, checkPlan, noCounts, runPlan, writerOf } from './run.ts';
import type { Target } from './target.ts';

/** A file as it was understood. */
export interface Understood extends ImportPlan {
  readonly lines: number;
  readonly dateForm: string | null;
  readonly isSure: boolean;
}

/** Reads the lines of a file by a profile, and uses them up; asks which houses are there, and plans what is to be sent. */
async function understand(
  rows: SheetRow[],
  profile: ImportProfile,
  today: string,
  housesOf: (organisation: string) => Promise<readonly KnownHouse[]>,
): Promise<Understood> {
  const mapping = mappingOf(rows, profile);
  if (mapping.faults.length > 0) return { houses: [], faults: mapping.faults, lines: 0, dateForm: null, isSure: true };
  const read = readLines(rows, mapping, profile, { today });
  // A long file is in memory once.
  rows.length = 0;
  const named = new Set(
    read.lines.flatMap(({ says }) => (says.organisation === undefined ? [] : [String(says.organisation)])),
  );
  const known = (await Promise.all([...named].map(housesOf))).flat();
  const heading = (column: Parameters<typeof headingOf>[1]) => headingOf(mapping, column);
  const plan = planOf({ lines: read.lines, profile, known, headingOf: heading });
  const faults = [...read.faults, ...plan.faults].sort((a, b) => a.line - b.line);
  return { houses: plan.houses, faults, lines: read.lines.length, dateForm: read.dateForm, isSure: read.isSure };
}

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Bad lines are left out; else a file with one is refused whole. */
  readonly skipBad: boolean;
  readonly today: string;
  onLines(lines: number): void;
  onUnderstood?(understood: Understood): void;
}

export interface Imported extends Counts {
  readonly faults: readonly ImportFault[];
  readonly written: boolean;
}

/** One file into a target: checked as a whole first, then written, or not where it was bad or a dry run. */
export async function importFile(
  target: Target,
  rows: SheetRow[],
  profile: ImportProfile,
  { dryRun, skipBad, today, onLines, onUnderstood }: ImportOptions,
): Promise<Imported> {
  const { kind } = profile;
  const understood = await understand(rows, profile, today, (organisation) =>
    target.houses(writerOf({ organisation }, kind)),
  );
  onUnderstood?.(understood);
  const { houses, faults } = understood;
  if (faults.length > 0 && !skipBad && !dryRun) return { ...noCounts(), faults, written: false };
  // Nights are never refused where the first of a house was not: a run asks for that one, a dry run for all.
  const checked = await checkPlan(target, houses, kind, dryRun ? onLines : () => undefined, {
    firstAlone: !dryRun && kind === 'daily_counts',
  });
  if (dryRun || (checked.refused.length > 0 && !skipBad)) return { ...checked, faults, written: false };
  const done = await runPlan(target, houses, kind, { goOn: skipBad, onLines });
  return { ...done, faults, written: true };
}
