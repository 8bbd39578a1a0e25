import type { Actor, PlacedBy } from '@safe-haven/domain';

/** Who did something, as the house's own people may know it: a role and an organisation, and whether it was oneself. */
export const byOf = ({ person, role, organisation }: PlacedBy, reader: Actor) => ({
  role,
  organisation,
  mine: person === reader.person,
});
