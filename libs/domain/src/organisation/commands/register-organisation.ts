import { acceptedAt, refuse, rejected } from '../../decider.ts';
import type { OrganisationProfile } from '../events.ts';
import { nameFault, placeFault } from '../faults.ts';
import type { Distinct, OrganisationCommandRow } from './command.ts';

/** A name that only houses and roles carry so far is registered in exactly that spelling. */
export const registerOrganisation: OrganisationCommandRow<OrganisationProfile & Distinct> = {
  of: 'any',
  decide({ name, countries, area, distinct = false }, state, { now, ...outside }) {
    if (state.situation === 'registered') return refuse('organisation_exists');
    const fault = nameFault(name, outside, distinct) ?? placeFault({ countries, area });
    return fault ? rejected(fault) : acceptedAt(now, { type: 'OrganisationRegistered', name, countries, area });
  },
};
