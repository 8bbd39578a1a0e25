import type { CorrectedFact } from '@safe-haven/domain';

/**
 * The instant (ms) from which on a fact counts in the view `was`: its `occurredAt`, but at the latest its `recordedAt`,
 * unless a correction set the time. `corrected`: the fact as corrections leave it.
 */
export function effectiveAt({ context }: CorrectedFact, corrected: CorrectedFact | null = null): number {
  const { occurredAt } = corrected?.context ?? context;
  const at = Date.parse(occurredAt);
  return occurredAt === context.occurredAt ? Math.min(at, Date.parse(context.recordedAt)) : at;
}
