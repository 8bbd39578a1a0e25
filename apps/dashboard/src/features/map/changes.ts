import type { Area } from './areas.ts';
import { sameTally } from './tally.ts';

/**
 * The areas in which something happened: the same houses as before with other numbers. Areas that came, went, or lost
 * houses to a filter did not change; only the question did.
 */
export function changedAreas(before: readonly Area[], after: readonly Area[]): Set<string> {
  const known = new Map(before.map((area) => [area.id, area]));
  const changed = after.filter((area) => {
    const old = known.get(area.id);
    return old !== undefined && sameShelters(old, area) && !sameTally(old.tally, area.tally);
  });
  return new Set(changed.map((area) => area.id));
}

/** Rows may arrive in another order when the list is sorted anew. */
function sameShelters(a: Area, b: Area): boolean {
  if (a.shelterIds.length !== b.shelterIds.length) return false;
  const ids = new Set(a.shelterIds);
  return b.shelterIds.every((id) => ids.has(id));
}
