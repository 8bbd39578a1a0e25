import type { Row } from '@safe-haven/contracts';

/** Letters that do not decompose to a base letter, and Serbian and Macedonian Cyrillic. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ł: 'l', ø: 'o', ß: 'ss', ı: 'i' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'd', ѓ: 'gj', е: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', ј: 'j' },
  ...{ к: 'k', ќ: 'kj', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c' },
  ...{ у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's' },
};
const plain = (text: string): string => text.replace(/[đłøßıЀ-џ]/g, (letter) => FOLDED[letter] ?? letter);

/**
 * Folds to lower-case Latin letters without diacritics: "Shkodër" matches "shkoder", "Đakovica" matches "dakovica", and
 * "Скопје" and "Skopje" match each other.
 */
export const folded = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : plain(plain(text.toLowerCase().normalize('NFC')).normalize('NFD').replace(/\p{M}/gu, ''));

/** ASCII needs lower-casing only: most names, and many times faster. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Whether a row matches a search, by its names and their translations. */
export type Matches = (row: Row, countryName: string, areaName?: string) => boolean;

/**
 * Finds rows whose name, area, organisation or country has words that start with each search term, also in translation.
 * Folded names are cached while the search exists.
 */
export function createSearch(): (search: string) => Matches {
  const wordsByName = new Map<string, string>();
  const wordsIn = (name: string): string => {
    const words = wordsByName.get(name) ?? ` ${folded(name).replace(NO_WORD, ' ')}`;
    wordsByName.set(name, words);
    return words;
  };
  return (search) => {
    const terms = folded(search).split(NO_WORD).filter(Boolean);
    if (terms.length === 0) return () => true;
    const begins = terms.map((word) => ` ${word}`);
    return (row, countryName, areaName = '') =>
      begins.every(
        (word) =>
          wordsIn(row.name).includes(word) ||
          wordsIn(row.area.name).includes(word) ||
          wordsIn(row.organisation).includes(word) ||
          wordsIn(areaName).includes(word) ||
          wordsIn(countryName).includes(word),
      );
  };
}

const NO_WORD = /[^\p{L}\p{N}]+/gu;
