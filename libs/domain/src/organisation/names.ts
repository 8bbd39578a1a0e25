import { isConfusable, transliterated } from '../shelter/confusable-names.ts';

/** Names of at least this length are compared by edit distance; shorter ones often differ by one letter. */
const EDITS_COUNT_FROM = 5;

/** How similar a listed name is to a given one: confusable, one edit away, or different. */
export type NameSimilarity = 'same' | 'almost' | 'other';

export function similarityOf(a: string, b: string): NameSimilarity {
  if (isConfusable(a, b)) return 'same';
  const [one, other] = [transliterated(a), transliterated(b)];
  return Math.min(one.length, other.length) >= EDITS_COUNT_FROM && isOneEditAway(one, other) ? 'almost' : 'other';
}

/** One insertion, deletion, substitution or transposition. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA === [...restB].reverse().join('');
}
