import type { Listing } from './listing.ts';

/**
 * The listing to show while the user is in it: nothing moves, shelters that are gone are removed, and new or moved ones
 * wait for `next`.
 */
export function frozenOrder(shown: Listing, next: Listing, exists: (shelterId: string) => boolean): Listing {
  const own = shown.own.filter(exists);
  const others = shown.others.filter(exists);
  return { ...next, own, others };
}

/**
 * Number of shelters that would move, appear or disappear with the next order: the fewest that explain the difference.
 */
export function movedBetween(shown: Listing, next: Listing): number {
  return movedCount(shown.own, next.own) + movedCount(shown.others, next.others);
}

/** Whether two listings have the same shelters in the same order. */
export const sameOrder = (a: Listing, b: Listing): boolean => same(a.own, b.own) && same(a.others, b.others);

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((shelterId, i) => shelterId === b[i]);

/** The same for a list of ids, from the first to the last difference. */
export function movedCount(shown: readonly string[], next: readonly string[]): number {
  let head = 0;
  let [shownEnd, nextEnd] = [shown.length, next.length];
  while (head < shownEnd && shown[head] === next[head]) head++;
  while (shownEnd > head && nextEnd > head && shown[shownEnd - 1] === next[nextEnd - 1]) {
    shownEnd--;
    nextEnd--;
  }
  const place = new Map<string, number>();
  for (let i = head; i < shownEnd; i++) place.set(shown[i]!, i);
  const stays: number[] = [];
  for (let i = head; i < nextEnd; i++) {
    const at = place.get(next[i]!);
    if (at !== undefined) stays.push(at);
  }
  const gone = shownEnd - head - stays.length;
  const come = nextEnd - head - stays.length;
  return stays.length - longestIncreasing(stays) + gone + come;
}

/** Length of the longest increasing subsequence: those can stay in place. */
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
