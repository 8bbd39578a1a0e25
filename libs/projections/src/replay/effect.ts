import type { CorrectedFact } from '@safe-haven/domain';

/**
 * The instant (ms) from which on a fact counts in the past as it was: when it happened, and not later than it was written
 * down, unless a correction says so. `corrected`: the fact as corrections leave it.
 */
export function effectOf({ context }: CorrectedFact, corrected: CorrectedFact | null = null): number {
  const { occurredAt } = corrected?.context ?? context;
  const at = Date.parse(occurredAt);
  return occurredAt === context.occurredAt ? Math.min(at, Date.parse(context.recordedAt)) : at;
}
