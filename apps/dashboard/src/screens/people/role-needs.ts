import { organisationRole, type PersonRole, personRole } from '@safe-haven/contracts';
import type { Faults } from '../../ui/form-faults.ts';

export type GivenRole = PersonRole;

export const ROLES: readonly GivenRole[] = personRole.options;

/** The form values of a role. */
export interface RoleInput {
  readonly role: GivenRole | '';
  readonly organisation: string;
  readonly country: string;
  /** Comma-separated shelter ids; empty: all shelters. */
  readonly shelters: string;
}
export const NO_ROLE: RoleInput = { role: '', organisation: '', country: '', shelters: '' };

/** Whether a role belongs to one organisation; then no other field is needed. */
export const needsOrganisation = (role: RoleInput['role']): boolean => organisationRole.safeParse(role).success;
export const needsCountry = (role: RoleInput['role']): boolean => role === 'focal_point';
export const canBeLimitedToShelters = (role: RoleInput['role']): boolean => role === 'shelter_staff';

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
const idsIn = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((id) => id !== '');

type RoleFault = 'needsRole' | 'needsOrganisation' | 'needsCountry' | 'housesWrong';

/** The validation errors of a role by field; `prefix` distinguishes several roles in a form. */
export function faultsOf(
  { role, organisation, country, shelters }: RoleInput,
  describe: (fault: RoleFault) => string,
  prefix = '',
): Faults {
  return {
    [`${prefix}role`]: role === '' && describe('needsRole'),
    [`${prefix}organisation`]: needsOrganisation(role) && organisation.trim() === '' && describe('needsOrganisation'),
    [`${prefix}country`]: needsCountry(role) && country === '' && describe('needsCountry'),
    [`${prefix}shelters`]:
      canBeLimitedToShelters(role) && !idsIn(shelters).every((id) => ID.test(id)) && describe('housesWrong'),
  };
}

/** The role for the API: only the fields it needs, whatever was entered for another role before. */
export function roleToSend({ role, organisation, country, shelters }: RoleInput) {
  const limitedTo = canBeLimitedToShelters(role) ? idsIn(shelters) : [];
  return {
    role,
    organisation: needsOrganisation(role) ? organisation.trim() : null,
    country: needsCountry(role) ? country : null,
    shelters: limitedTo.length > 0 ? limitedTo : null,
  };
}
