import { fieldsOf } from '../evolving/patch.ts';
import { keptShelterFact } from './fact.ts';

export const holdPolicyChanged = keptShelterFact<'HoldPolicyChanged'>({
  evolve: (state, event) => ({ holdPolicy: { ...state.holdPolicy, ...fieldsOf(event) } }),
});
