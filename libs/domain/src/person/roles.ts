import type { Role } from '../terms.ts';
import type { Grant } from './events.ts';
import type { PersonRejectionCode } from './rejections.ts';

export const isAdministrator = (grant: { readonly role: Role }): boolean => grant.role === 'administrator';

const OF_AN_ORGANISATION: ReadonlySet<Role> = new Set(['hotline', 'coordinator', 'shelter_staff', 'manager']);

/** What is wrong with a grant in itself; null when nothing is. */
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

/** Two grants of one right, or under one id: revoking one would leave the other, or take both. */
export const isTwice = (a: Grant, b: Grant): boolean => a.grantId === b.grantId || sameReach(a, b);
