import { LATIN_LETTERS } from '@safe-haven/lang';

/** Confusables: letters of other scripts, and digits, that look like a Latin letter (a part of Unicode TR 39). */
const CONFUSABLES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аαа', 'a'],
    ['вβ', 'b'],
    ['сϲ', 'c'],
    ['ԁ', 'd'],
    ['еєε', 'e'],
    ['ғ', 'f'],
    ['ɡ', 'g'],
    ['нһη', 'h'],
    ['іӏ1|!il', 'l'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['мμ', 'm'],
    ['ոп', 'n'],
    ['оοσ0', 'o'],
    ['рρ', 'p'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υ', 'u'],
    ['ѵν', 'v'],
    ['ԝω', 'w'],
    ['хχ', 'x'],
    ['уγ', 'y'],
    ['đ', 'd'],
    ['ı', 'l'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter) => [letter, latin] as const)),
);

/** `đ` is Latin already, and is compared as `dj`. */
const TRANSLITERATION: Readonly<Record<string, string>> = { ...LATIN_LETTERS, đ: 'dj' };

/**
 * The skeleton of a name (Unicode TR 39): one case, no diacritics, spaces or punctuation, each letter mapped by the
 * table.
 */
function skeleton(name: string, table: Readonly<Record<string, string>>): string {
  const through = (text: string): string => [...text].map((letter) => table[letter] ?? letter).join('');
  // Mapped before and after removing diacritics: some letters of the tables have one, others appear only then.
  const plain = through(through(name.normalize('NFKC').toLowerCase()).normalize('NFKD'));
  return plain
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/**
 * Whether two names are confusable: equal apart from case, diacritics and spaces, or similar in look (`Lipa` and `Iipa`,
 * with letters of any script), or one word in two scripts (`Lipa` and `Липа`).
 */
export const isConfusable = (a: string, b: string): boolean =>
  skeleton(a, CONFUSABLES) === skeleton(b, CONFUSABLES) ||
  skeleton(a, TRANSLITERATION) === skeleton(b, TRANSLITERATION);

/** A name in Latin letters, in one case, without diacritics, spaces and punctuation. */
export const transliterated = (name: string): string => skeleton(name, TRANSLITERATION);
