import type { Role } from '../terms.ts';
import type { Grant } from './events.ts';
import type { PersonRejectionCode } from './rejections.ts';

export const isAdministrator = (grant: { readonly role: Role }): boolean => grant.role === 'administrator';

const OF_AN_ORGANISATION: ReadonlySet<Role> = new Set(['hotline', 'coordinator', 'shelter_staff', 'manager']);

/** What is wrong with a grant by itself; null: nothing. */
export function grantFault({ role, organisation, country }: Grant): PersonRejectionCode | null {
  if (OF_AN_ORGANISATION.has(role) && organisation === null) return 'role_needs_organisation';
  if (role === 'focal_point' && country === null) return 'role_needs_country';
  return role === 'service' ? 'role_is_for_machines' : null;
}

const sameReach = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.organisation === b.organisation &&
  a.country === b.country &&
  JSON.stringify(a.shelters?.toSorted() ?? null) === JSON.stringify(b.shelters?.toSorted() ?? null);

/** Two grants of the same right or under the same id: revoking one would leave the other, or remove both. */
export const isTwice = (a: Grant, b: Grant): boolean => a.grantId === b.grantId || sameReach(a, b);
