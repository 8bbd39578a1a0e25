import type { Row } from '@safe-haven/contracts';

/**
 * Which houses the board has. It is the same one for as long as no house comes, goes or is named otherwise, whatever else
 * changes in them. A place is a house's number among the rows as they came.
 */
export interface ShelterIndex {
  readonly placeOf: ReadonlyMap<string, number>;
  /** By place: where the house stands by its name, ties by id; and the other way round. */
  readonly rankAt: Uint32Array;
  readonly placeAt: Uint32Array;
}

/**
 * Keeps the index of the newest rows. Comparing two names in a language is slow, so it is done only when a name is new; that
 * none is, is seen by looking at the rows that are other ones.
 */
export function shelterIndexer(collator: Intl.Collator): (rows: readonly Row[]) => ShelterIndex {
  let known: readonly Row[] = [];
  let index = indexOf(known, collator);
  return (rows) => {
    if (!areSameShelters(known, rows)) index = indexOf(rows, collator);
    known = rows;
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
