import { fieldsOf } from '../evolving/patch.ts';
import { keptHouseFact } from './fact.ts';

export const holdPolicyChanged = keptHouseFact<'HoldPolicyChanged'>({
  evolve: (state, event) => ({ holdPolicy: { ...state.holdPolicy, ...fieldsOf(event) } }),
});
