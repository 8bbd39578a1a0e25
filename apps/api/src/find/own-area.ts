import type { Actor, MatchableHouse } from '@safe-haven/domain';

/**
 * Where a party leaves from until somebody says otherwise, for an organisation of which nobody has said where it is at home:
 * the area of most of its houses, the first to be registered among equals; null: it has none.
 */
export function ownAreaOf({ organisation }: Actor, shelters: Iterable<MatchableHouse>): string | null {
  if (organisation === null) return null;
  const count = new Map<string, number>();
  for (const shelter of shelters) {
    if (shelter.organisation === organisation) count.set(shelter.areaId, (count.get(shelter.areaId) ?? 0) + 1);
  }
  let [best, most]: [string | null, number] = [null, 0];
  for (const [areaId, n] of count) if (n > most) [best, most] = [areaId, n];
  return best;
}
