import { type Spelling, wordKey } from './cell-words.ts';

const CHOICES = 3;
/** Unknown words for which the nearest are looked up, per file: more of them are another mistake than one of spelling. */
const MOST_LOOKED_UP = 200;
/** A longer text is no misspelt word. */
const LONGEST_WORD = 60;

/** The nearest known words to one that is not known, at most three, the nearest first, in its script where they are known. */
export type Nearest = (typed: string, known: Iterable<Spelling>) => readonly string[];

/** Looks up so many words and no more, so that a file of nothing but mistakes is read as fast as any. */
export function nearestFinder(): Nearest {
  let left = MOST_LOOKED_UP;
  return (typed, known) => {
    if (left === 0 || typed.length > LONGEST_WORD) return [];
    left -= 1;
    return nearestWords(typed, known);
  };
}

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** A code of two or three letters is near to everything. */
const SHORT_CODE = /^[A-Z]{2,3}$/;

export function nearestWords(typed: string, known: Iterable<Spelling>): readonly string[] {
  const [key, isCyrillic] = [wordKey(typed), CYRILLIC.test(typed)];
  const best = new Map<string, Near>();
  for (const spelling of known) {
    if (SHORT_CODE.test(spelling.text)) continue;
    const { text, code } = spelling;
    const near = { text, distance: distanceOf(key, spelling.key), isOwnScript: CYRILLIC.test(text) === isCyrillic };
    const before = best.get(code);
    if (before === undefined || isBetter(near, before)) best.set(code, near);
  }
  return [...best.values()]
    .sort((a, b) => a.distance - b.distance)
    .slice(0, CHOICES)
    .map(({ text }) => text);
}

interface Near {
  readonly text: string;
  readonly distance: number;
  readonly isOwnScript: boolean;
}

const isBetter = (a: Near, b: Near): boolean =>
  a.isOwnScript === b.isOwnScript ? a.distance < b.distance : a.isOwnScript;

/** Letters that must be inserted, left out or replaced; those that only follow on a whole word count a quarter. */
function distanceOf(a: string, b: string): number {
  if (a.length > 3 && b.startsWith(a)) return (b.length - a.length) / 4;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return before[b.length]!;
}
