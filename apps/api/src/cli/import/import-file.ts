import {
  checkPlan,
  type ImportCounts,
  type ImportFault,
  type ImportKind,
  type ImportProfile,
  type ImportTarget,
  noCounts,
  organisationsIn,
  readFile,
  runPlan,
  type SheetRow,
  type Understood,
  understand,
} from '@safe-haven/contracts/exchange';
import { Refused } from './refused.ts';
import type { Sent } from './remembered-files.ts';
import { type Target, writerOf } from './target.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Bad lines are left out; else a file with one is refused whole. */
  readonly skipBad: boolean;
  readonly today: string;
  onLines(lines: number): void;
  onUnderstood?(understood: Understood): void;
}

export interface Imported extends ImportCounts {
  readonly faults: readonly ImportFault[];
  readonly written: boolean;
  /** What the log has of the file now, where that is all of it. */
  readonly sent: Sent | null;
}

/** One file into a target, and its lines are used up: checked as a whole first, then written, or not where it was bad or a dry run. */
export async function importFile(
  target: Target,
  rows: SheetRow[],
  profile: ImportProfile,
  { dryRun, skipBad, today, onLines, onUnderstood }: ImportOptions,
): Promise<Imported> {
  const { kind } = profile;
  const read = readFile(rows, profile, { today });
  // A long file is in memory once.
  rows.length = 0;
  const organisations = organisationsIn(read);
  const asking = organisations.map((organisation) => target.houses(writerOf({ organisation }, kind)));
  const known = (await Promise.all(asking)).flat();
  const understood = understand(read, profile, known);
  onUnderstood?.(understood);
  const { houses, faults, lines } = understood;
  if (faults.length > 0 && !skipBad && !dryRun) return { ...noCounts(), faults, written: false, sent: null };
  const asked = { atOnce: target.atOnce, ...stepsOf(target, kind) };
  // Nights are never refused where the first of a house was not: a run asks for that one, a dry run for all.
  const checked = await checkPlan(asked, houses, {
    onLines: dryRun ? onLines : () => undefined,
    firstAlone: !dryRun && kind === 'daily_counts',
  });
  if (dryRun || (checked.refused.length > 0 && !skipBad)) return { ...checked, faults, written: false, sent: null };
  const done = await runPlan(asked, houses, { goOn: skipBad, onLines });
  const isWhole = kind === 'daily_counts' && faults.length === 0 && done.refused.length === 0;
  return { ...done, faults, written: true, sent: isWhole ? { lines, organisations, houses, known } : null };
}

/** The steps of a plan, in the place of whoever may take them. */
const stepsOf = (target: Target, kind: ImportKind): Pick<ImportTarget, 'check' | 'send'> => ({
  check: (house, steps) =>
    target.check(
      writerOf(house, kind),
      house.shelterId,
      steps.map(({ name, body }) => ({ name, body })),
    ),
  send: (house, { name, body }) =>
    target.send(writerOf(house, kind), house.shelterId, { name, body }).then(
      ({ events }) => ({ ok: true, facts: events.length }),
      (error: unknown) => {
        if (error instanceof Refused) return { ok: false, code: error.code };
        throw error;
      },
    ),
});
