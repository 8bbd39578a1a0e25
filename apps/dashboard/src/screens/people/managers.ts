import type { ListedOrganisation, ListedPerson } from '@safe-haven/contracts';

/** An organisation with its managers who have an account, and those who were invited and have none yet. */
export interface StaffedOrganisation extends ListedOrganisation {
  readonly invited: number;
}

/**
 * Counts managers by the people on the page, so that an invitation counts as soon as it is there. `people` null: not
 * loaded; then all that the list of organisations counts have accounts.
 */
export function withManagers(
  organisations: readonly ListedOrganisation[],
  people: readonly ListedPerson[] | null,
): readonly StaffedOrganisation[] {
  if (people === null) return organisations.map((organisation) => ({ ...organisation, invited: 0 }));
  const counted = (name: string, situation: ListedPerson['situation']) =>
    people.filter(
      (person) =>
        person.situation === situation &&
        person.roles.some(({ role, organisation }) => role === 'manager' && organisation === name),
    ).length;
  return organisations.map((organisation) => ({
    ...organisation,
    managers: counted(organisation.name, 'active'),
    invited: counted(organisation.name, 'invited'),
  }));
}
