import { accepted, acceptedAt } from '../../decider.ts';
import { momentOf, onTime, overflowEnds } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { answerTo, openFor } from '../surge.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

/** The process that follows surges asks: somebody ended this one before its time. Somebody in an extra bed keeps it. */
export const closeSurge = keptShelterCommand<'close-surge'>({ action: 'record_time', decide });

function decide({ surgeId }: CommandOf<'close-surge'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, overflowEnds, (state) => {
    const answer = answerTo(state, surgeId);
    const beds = answer === null ? [] : openFor(state, answer);
    return beds.length === 0 ? accepted() : acceptedAt(momentOf(state, ctx), { type: 'OverflowClosed', beds });
  });
}
