import type { OrganisationEvolve } from './fact.ts';

/** Of an organisation that was never registered it is ignored. */
export const organisationChanged: OrganisationEvolve<'OrganisationChanged'> = (
  state,
  { type: _, ...changed },
  { recordedAt },
) => (state.situation === 'registered' ? { ...state, ...changed, recordedAt } : state);
