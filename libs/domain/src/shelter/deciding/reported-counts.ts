import { own, same } from '@safe-haven/lang';
import type { Decided } from '../../decider.ts';
import type { ShelterContext } from '../decision.ts';
import { doubtsAbout } from '../doubts.ts';
import type { ShelterEvent } from '../events.ts';
import { censusOf } from '../facts/census-reported.ts';
import type { Census, Registered } from '../state.ts';
import { momentOf } from './time.ts';

interface ReportedCount {
  readonly asOf: string;
  readonly night: string;
  readonly inService?: number | undefined;
  readonly occupied: number;
}

/**
 * The facts of reported counts, each treated as if it came alone. An observation is never refused (SH-12): an equal one is
 * recorded already, a different one for its night supersedes it, an improbable one waits for a person (OC-9).
 */
export function factsOfCounts(
  counts: readonly ReportedCount[],
  state: Registered,
  ctx: ShelterContext,
  isQuestioned: boolean,
): Decided<ShelterEvent>[] {
  const nights = new Map<string, Census>();
  for (const { asOf, night, inService = null, occupied } of counts)
    nights.set(night, { night, asOf, inService, occupied });
  return [...nights.values()].flatMap((census): Decided<ShelterEvent>[] => {
    if (same(censusOf(state.census, census.night), census)) return [];
    const why = isQuestioned ? doubtsAbout(census, state, ctx.now) : [];
    if (why.length === 0) return [{ event: { type: 'CensusReported', ...census }, occurredAt: census.asOf }];
    if (isWaiting(census, state)) return [];
    return [{ event: { type: 'CensusQuestioned', ...census, why }, occurredAt: momentOf(state, ctx) }];
  });
}

/** Whether this improbable count waits already, or was discarded: its numbers do not ask twice. */
function isWaiting({ night, asOf, inService, occupied }: Census, { census }: Registered): boolean {
  const before = own(census.questioned, night);
  if (before === undefined || before.inService !== inService || before.occupied !== occupied) return false;
  return before.discarded || before.asOf === asOf;
}
