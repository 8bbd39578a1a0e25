import { acceptedAt, refuse } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import { waitingNamed } from '../deciding/waiting-counts.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const discardCensus = anyShelterCommand<'discard-census'>({ action: 'keep_house', decide });

/** Improbable and wrong: they count nowhere, and ask nobody again (OC-10). */
function decide({ reports }: CommandOf<'discard-census'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const counts = waitingNamed(state, reports);
  if (counts === null) return refuse('count_not_waiting');
  return acceptedAt(
    momentOf(state, ctx),
    ...counts.map(({ night, eventId }) => ({ type: 'CensusDiscarded', night, questioned: eventId }) as const),
  );
}
