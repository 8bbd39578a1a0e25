import type { Listing } from './listing.ts';

/**
 * The list as it may be shown while somebody points at it or is in it: nothing moves. Houses that are gone are left
 * out; what is new or stands elsewhere waits in `wanted`.
 */
export function frozenOrder(shown: Listing, wanted: Listing, exists: (shelterId: string) => boolean): Listing {
  const own = shown.own.filter(exists);
  const others = shown.others.filter(exists);
  return { ...wanted, own, others };
}

/** How many houses would move, come or go if the wanted order was shown: the fewest that explain the difference. */
export function movedBetween(shown: Listing, wanted: Listing): number {
  return movedCount(shown.own, wanted.own) + movedCount(shown.others, wanted.others);
}

export const sameOrder = (a: Listing, b: Listing): boolean => same(a.own, b.own) && same(a.others, b.others);

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((shelterId, i) => shelterId === b[i]);

/** The same for one row of ids. Only what lies between the first and the last that moved has to be looked at. */
export function movedCount(shown: readonly string[], wanted: readonly string[]): number {
  let head = 0;
  let [shownEnd, wantedEnd] = [shown.length, wanted.length];
  while (head < shownEnd && shown[head] === wanted[head]) head++;
  while (shownEnd > head && wantedEnd > head && shown[shownEnd - 1] === wanted[wantedEnd - 1]) {
    shownEnd--;
    wantedEnd--;
  }
  const place = new Map<string, number>();
  for (let i = head; i < shownEnd; i++) place.set(shown[i]!, i);
  const stays: number[] = [];
  for (let i = head; i < wantedEnd; i++) {
    const at = place.get(wanted[i]!);
    if (at !== undefined) stays.push(at);
  }
  const gone = shownEnd - head - stays.length;
  const come = wantedEnd - head - stays.length;
  return stays.length - longestIncreasing(stays) + gone + come;
}

/** The length of the longest rising part of a row of numbers: those can stay where they are. */
function longestIncreasing(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const n of numbers) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < n) low = middle + 1;
      else high = middle;
    }
    ends[low] = n;
  }
  return ends.length;
}
