import { same } from '@safe-haven/lang';
import { accepted } from '../../decider.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { censusOf } from '../facts/census-reported.ts';
import type { Census, Registered } from '../state.ts';
import { anyHouseCommand, type CommandOf } from './command.ts';

export const reportCensus = anyHouseCommand<'report-census'>({ action: 'report_census', isObservation: true, decide });

/**
 * An observation is never refused (SH-12), whatever it says and for any kind of house. An equal report is recorded already;
 * a different one for the night supersedes it.
 */
function decide(command: CommandOf<'report-census'>, state: Registered, _ctx: ShelterContext): ShelterDecision {
  const { asOf, night, inService = null, occupied } = command;
  const census: Census = { night, asOf, inService, occupied };
  if (same(censusOf(state.census, night), census)) return accepted();
  return accepted({ event: { type: 'CensusReported', ...census }, occurredAt: asOf });
}
