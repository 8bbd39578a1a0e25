import { accepted, refuse } from '../../decider.ts';
import { waitingNamed } from '../deciding/waiting-counts.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { isNightAhead } from '../doubts.ts';
import type { QuestionedCensus, Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const confirmCensus = anyShelterCommand<'confirm-census'>({ action: 'keep_house', decide });

/** Improbable and right: from now on they are reports like others (OC-10). Of a night that has not begun nobody knows it. */
function decide({ reports }: CommandOf<'confirm-census'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const counts = waitingNamed(state, reports);
  if (counts?.some(({ night }) => isNightAhead(night, state, ctx.now))) return refuse('time_in_future');
  if (counts === null) return refuse('count_not_waiting');
  return accepted(
    ...counts.map((count) => {
      const { night, inService, occupied } = count;
      const asOf = takenAt(count);
      return { event: { type: 'CensusReported', asOf, night, inService, occupied } as const, occurredAt: asOf };
    }),
  );
}

/** An instant that was improbable itself is none: then it was taken when it came. */
const takenAt = ({ why, at, asOf }: QuestionedCensus): string =>
  why.includes('taken_in_future') || why.includes('taken_before_night') ? at : asOf;
