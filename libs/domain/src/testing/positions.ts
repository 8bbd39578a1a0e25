import type { ShelterContext } from '../shelter/decision.ts';
import type { Fact } from '../shelter/events.ts';
import { evolveShelter } from '../shelter/evolve.ts';
import { initialShelter } from '../shelter/initial.ts';
import type { KeptShelter, ShelterState } from '../shelter/state.ts';
import { STAFF } from './people.ts';

/** Every position of a stream: the fact, the state before and after it. */
export function positions(
  facts: readonly Fact[],
  each: (fact: Fact, before: ShelterState, after: ShelterState) => void,
) {
  let state = initialShelter('s1');
  for (const fact of facts) {
    const next = evolveShelter(state, fact);
    each(fact, state, next);
    state = next;
  }
}

/** The state of a house that keeps its beds, as which every house of these tests is registered. */
export const stateOf = (s: ShelterState): KeptShelter => s as KeptShelter;
/** The context of a decision of the house `s1`. */
export const ctx = (now: string, actor = STAFF, newId = 'x'): ShelterContext => ({
  id: 's1',
  commandId: newId,
  newId,
  now,
  actor,
  history: () => [],
});
