import type { OrganisationEventType } from '../events.ts';
import type { OrganisationEvolve } from './fact.ts';
import { organisationChanged } from './organisation-changed.ts';
import { organisationRegistered } from './organisation-registered.ts';

/** What every fact changes of an organisation. */
export const ORGANISATION_FACTS: { readonly [T in OrganisationEventType]: OrganisationEvolve<T> } = {
  OrganisationRegistered: organisationRegistered,
  OrganisationChanged: organisationChanged,
};
