import { same } from '@safe-haven/lang';
import { accepted } from '../../decider.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { censusOf } from '../facts/census-reported.ts';
import type { Census, Registered } from '../state.ts';
import { anyHouseCommand, type CommandOf } from './command.ts';

export const reportNights = anyHouseCommand<'report-nights'>({ action: 'report_census', isObservation: true, decide });

/** Many observations in one append, each treated as if it came alone; those that are recorded already add no fact (IM-2). */
function decide(command: CommandOf<'report-nights'>, state: Registered, _ctx: ShelterContext): ShelterDecision {
  const nights = new Map<string, Census>();
  for (const { asOf, night, inService = null, occupied } of command.nights)
    nights.set(night, { night, asOf, inService, occupied });
  const changed = [...nights.values()].filter((census) => !same(censusOf(state.census, census.night), census));
  return accepted(
    ...changed.map((census) => ({ event: { type: 'CensusReported', ...census } as const, occurredAt: census.asOf })),
  );
}
