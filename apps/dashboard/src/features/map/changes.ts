import type { Area } from './areas.ts';
import { sameTally } from './tally.ts';

/**
 * Ids of areas whose shelters are the same but have other numbers. Areas that appear, disappear or lose shelters to a
 * filter are not counted.
 */
export function changedAreas(before: readonly Area[], after: readonly Area[]): Set<string> {
  const known = new Map(before.map((area) => [area.id, area]));
  const changed = after.filter((area) => {
    const old = known.get(area.id);
    return old !== undefined && sameShelters(old, area) && !sameTally(old.tally, area.tally);
  });
  return new Set(changed.map((area) => area.id));
}

/** Ignores the order of rows, which changes with sorting. */
function sameShelters(a: Area, b: Area): boolean {
  if (a.shelterIds.length !== b.shelterIds.length) return false;
  const ids = new Set(a.shelterIds);
  return b.shelterIds.every((id) => ids.has(id));
}
