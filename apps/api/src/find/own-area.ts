import type { Actor, MatchableShelter } from '@safe-haven/domain';

/**
 * The default area that a party leaves from when an organisation has not stated its own: the area with most of its
 * shelters, the first registered when equal; null: it has no shelter.
 */
export function ownAreaOf({ organisation }: Actor, shelters: Iterable<MatchableShelter>): string | null {
  if (organisation === null) return null;
  const count = new Map<string, number>();
  for (const shelter of shelters) {
    if (shelter.organisation === organisation) count.set(shelter.areaId, (count.get(shelter.areaId) ?? 0) + 1);
  }
  let [best, most]: [string | null, number] = [null, 0];
  for (const [areaId, n] of count) if (n > most) [best, most] = [areaId, n];
  return best;
}
