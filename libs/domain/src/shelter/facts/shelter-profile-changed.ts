import { fieldsOf } from '../evolving/patch.ts';
import { anyHouseFact } from './fact.ts';

export const shelterProfileChanged = anyHouseFact<'ShelterProfileChanged'>({
  evolve: (_, event) => fieldsOf(event),
});
