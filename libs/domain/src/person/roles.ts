import type { OrganisationRole } from '@safe-haven/contracts';
import { own, same } from '@safe-haven/lang';
import type { Role } from '../terms.ts';
import type { Grant } from './events.ts';
import type { PersonRejectionCode } from './rejections.ts';

export const isAdministrator = (grant: { readonly role: Role }): boolean => grant.role === 'administrator';

/** The contracts say which they are; the domain has their types alone, so another set does not compile. */
const OF_AN_ORGANISATION: Readonly<Record<OrganisationRole, true>> = {
  hotline: true,
  coordinator: true,
  shelter_staff: true,
  manager: true,
};

/** What is wrong with a grant by itself; null: nothing. */
export function grantFault({ role, organisation, country }: Grant): PersonRejectionCode | null {
  if (own(OF_AN_ORGANISATION, role) && organisation === null) return 'role_needs_organisation';
  if (role === 'focal_point' && country === null) return 'role_needs_country';
  return role === 'service' ? 'role_is_for_machines' : null;
}

const sameReach = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.organisation === b.organisation &&
  a.country === b.country &&
  same(a.shelters?.toSorted() ?? null, b.shelters?.toSorted() ?? null);

/** Two grants of the same right or under the same id: revoking one would leave the other, or remove both. */
export const isDuplicate = (a: Grant, b: Grant): boolean => a.grantId === b.grantId || sameReach(a, b);
