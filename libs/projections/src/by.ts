import type { Actor, PlacedBy } from '@safe-haven/domain';

/** Who did something, as the shelter's own people may know it: role, organisation, and whether it was oneself. */
export const byOf = ({ person, role, organisation }: PlacedBy, reader: Actor) => ({
  role,
  organisation,
  mine: person === reader.person,
});
