import type { EventContext } from '../../decider.ts';
import type { Fact, ShelterEvent } from '../events.ts';
import { factOf } from '../facts/index.ts';
import { begin } from '../facts/shelter-registered.ts';
import type { Registered, ShelterState } from '../state.ts';
import { type CommonPatch, type KeptPatch, NOTHING } from './patch.ts';
import { stamp } from './stamp.ts';

/**
 * The house after one more fact. Total: a fact that fits nothing changes nothing but the revision. No clock, and
 * a cost that grows with the beds of the house, not with its past. A correction only counts here: whoever keeps
 * the state folds the stream anew with `foldShelter`.
 */
export function evolveShelter(state: ShelterState, { event, context }: Fact): ShelterState {
  if (state.situation === 'unregistered') {
    return event.type === 'ShelterRegistered' ? begin(state.shelterId, event, context) : state;
  }
  return stamp(state, patchOf(state, event, context), event, context);
}

/** The place of a fact that was voided: its revision stays, its content does not. */
export function evolveVoided(state: ShelterState, context: EventContext): ShelterState {
  return state.situation === 'unregistered' ? state : stamp(state, NOTHING, null, context);
}

function patchOf(state: Registered, event: ShelterEvent, context: EventContext): CommonPatch | KeptPatch {
  const fact = factOf(event);
  if (fact.of === 'any') return fact.evolve(state, event, context);
  return state.situation === 'kept' ? fact.evolve(state, event, context) : NOTHING;
}
