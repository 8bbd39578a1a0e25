import { type DemoPerson, ROLES } from '@safe-haven/contracts';

export interface PeopleOfOne {
  /** null: people of no single organisation, the network's. */
  readonly organisation: string | null;
  readonly country: string | null;
  readonly people: readonly DemoPerson[];
}

/** People by organisation in the order they come, the network's last; in each by role, then by name. */
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
