import type { Row } from '@safe-haven/contracts';

/**
 * The shelters of the board. The same object while no shelter is added, removed or renamed. An index is a shelter's
 * position among the rows as received.
 */
export interface ShelterIndex {
  readonly placeOf: ReadonlyMap<string, number>;
  /** By index: the rank of the shelter by name (ties by id), and the inverse. */
  readonly rankAt: Uint32Array;
  readonly placeAt: Uint32Array;
}

/**
 * Maintains the index of the latest rows. Collation is slow, so it runs only for new names, which are found among
 * changed rows.
 */
export function shelterIndexer(collator: Intl.Collator): (rows: readonly Row[]) => ShelterIndex {
  let previousRows: readonly Row[] = [];
  let index = indexOf(previousRows, collator);
  return (rows) => {
    if (!areSameShelters(previousRows, rows)) index = indexOf(rows, collator);
    previousRows = rows;
    return index;
  };
}

function areSameShelters(before: readonly Row[], rows: readonly Row[]): boolean {
  if (before.length !== rows.length) return false;
  for (let place = 0; place < rows.length; place++) {
    const [a, b] = [before[place]!, rows[place]!];
    if (a !== b && (a.shelterId !== b.shelterId || a.name !== b.name)) return false;
  }
  return true;
}

function indexOf(rows: readonly Row[], collator: Intl.Collator): ShelterIndex {
  const byName = (a: Row, b: Row) => collator.compare(a.name, b.name) || (a.shelterId < b.shelterId ? -1 : 1);
  const placeAt = Uint32Array.from(rows.map((_, place) => place).sort((a, b) => byName(rows[a]!, rows[b]!)));
  const rankAt = new Uint32Array(rows.length);
  placeAt.forEach((place, rank) => {
    rankAt[place] = rank;
  });
  return { placeOf: new Map(rows.map(({ shelterId }, place) => [shelterId, place])), rankAt, placeAt };
}
