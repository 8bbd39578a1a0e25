import {
  checkPlan,
  emptyCounts,
  type ImportCounts,
  type ImportFault,
  type ImportKind,
  type ImportProfile,
  type ImportTarget,
  organisationsIn,
  type PlannedImport,
  parseFile,
  planImport,
  runPlan,
  type SheetRow,
} from '@safe-haven/contracts/exchange';
import type { SentFile } from './import-cache.ts';
import { RefusedError } from './refused.ts';
import { type Target, writerOf } from './target.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Whether bad lines are skipped; otherwise a file with a bad line is refused completely. */
  readonly skipBad: boolean;
  /** The instant of the import, in ms. */
  readonly now: number;
  onLines(lines: number): void;
  onPlanned?(planned: PlannedImport): void;
}

export interface ImportResult extends ImportCounts {
  readonly faults: readonly ImportFault[];
  readonly written: boolean;
  /** For the cache: what was sent, when all of it was accepted. */
  readonly sent: SentFile | null;
}

/**
 * Imports one file into a target. It is checked completely first, then written, unless it has bad lines or this is a dry
 * run. `rows` is emptied.
 */
export async function importFile(
  target: Target,
  rows: SheetRow[],
  profile: ImportProfile,
  { dryRun, skipBad, now, onLines, onPlanned }: ImportOptions,
): Promise<ImportResult> {
  const { kind } = profile;
  const parsed = parseFile(rows, profile);
  // Frees the rows, so that a long file is in memory only once.
  rows.length = 0;
  const organisations = organisationsIn(parsed);
  const requests = organisations.map((organisation) => target.shelters(writerOf({ organisation }, kind)));
  const known = (await Promise.all(requests)).flat();
  const planned = planImport(parsed, profile, { known, now });
  onPlanned?.(planned);
  const { shelters, faults, lines } = planned;
  if (faults.length > 0 && !skipBad && !dryRun) return { ...emptyCounts(), faults, written: false, sent: null };
  const importTarget = { atOnce: target.atOnce, ...stepHandlers(target, kind) };
  // If the first command on a shelter is accepted, its nights are never refused: a real run checks only that one.
  const checked = await checkPlan(importTarget, shelters, {
    onLines: dryRun ? onLines : () => undefined,
    firstStepOnly: !dryRun && kind === 'daily_counts',
  });
  if (dryRun || (checked.refused.length > 0 && !skipBad)) return { ...checked, faults, written: false, sent: null };
  const result = await runPlan(importTarget, shelters, { continueOnRefusal: skipBad, onLines });
  const isComplete = kind === 'daily_counts' && faults.length === 0 && result.refused.length === 0;
  return { ...result, faults, written: true, sent: isComplete ? { lines, organisations, shelters, known } : null };
}

/** Checks and sends steps with the rights that their kind needs. */
const stepHandlers = (target: Target, kind: ImportKind): Pick<ImportTarget, 'check' | 'send'> => ({
  check: (shelter, steps) =>
    target.check(
      writerOf(shelter, kind),
      shelter.shelterId,
      steps.map(({ name, body }) => ({ name, body })),
    ),
  send: (shelter, { name, body }) =>
    target.send(writerOf(shelter, kind), shelter.shelterId, { name, body }).then(
      ({ events }) => ({ ok: true, facts: events.length }),
      (error: unknown) => {
        if (error instanceof RefusedError) return { ok: false, code: error.code };
        throw error;
      },
    ),
});
