import { own } from '@safe-haven/lang';
import { refuse, rejected } from '../../decider.ts';
import { isOfShelter, isOwnHold } from '../../policy/may.ts';
import { endedAs, withHappened } from '../beds/unfit.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Hold, KeptShelter } from '../state.ts';

/** An existing hold that the actor may change: placed by their organisation, or in their house, or `granted`. */
export function liveHold(
  state: KeptShelter,
  holdId: string,
  { actor }: ShelterContext,
  granted = false,
): Hold | ShelterDecision {
  const found = own(state.holds, holdId);
  if (found === undefined) {
    const ended = endedAs(state, holdId, 'hold');
    return rejected(withHappened(ended === null ? 'hold_unknown' : 'hold_ended', ended));
  }
  return granted || isOfShelter(actor, state) || isOwnHold(actor, found.placedBy) ? found : refuse('not_your_hold');
}
