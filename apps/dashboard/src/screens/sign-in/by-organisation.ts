import { type DemoPerson, ROLES } from '@safe-haven/contracts';

export interface PeopleOfOne {
  /** Null: people without an organisation, who work for the network. */
  readonly organisation: string | null;
  readonly country: string | null;
  readonly people: readonly DemoPerson[];
}

/** Groups people by organisation, those of the network last; within a group by role, then name. */
export function byOrganisation(people: readonly DemoPerson[]): readonly PeopleOfOne[] {
  const groups = Map.groupBy(people, (p) => p.organisation);
  return [...groups]
    .sort(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([organisation, members]) => ({
      organisation,
      country: organisation === null ? null : (members[0]?.country ?? null),
      people: members.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name)),
    }));
}
