import type { Row } from '@safe-haven/contracts';

/** Letters that are not a plain letter with a mark, and the Cyrillic ones of Serbian and Macedonian. */
const FOLDED: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ł: 'l', ø: 'o', ß: 'ss', ı: 'i' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'd', ѓ: 'gj', е: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', ј: 'j' },
  ...{ к: 'k', ќ: 'kj', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c' },
  ...{ у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's' },
};
const plain = (text: string): string => text.replace(/[đłøßıЀ-џ]/g, (letter) => FOLDED[letter] ?? letter);

/**
 * Small Latin letters without marks: "Shkodër" is found by "shkoder", "Đakovica" by "dakovica", and "Скопје" by
 * "skopje" as "Skopje" is by "скопје", whichever keyboard is on.
 */
const folded = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : plain(plain(text.toLowerCase().normalize('NFC')).normalize('NFD').replace(/\p{M}/gu, ''));

/** Nothing to fold but capitals: most names, and many times as fast. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Whether a row is what somebody searches for, by its own names and those that the chosen language has for its places. */
export type Matches = (row: Row, countryName: string, areaName?: string) => boolean;

/**
 * Finds rows by the beginnings of words in the house's name, area, organisation or country; all must be there. The
 * area is found by the name that the server gives and by the one of the chosen language. A name is folded once, for as
 * long as the search is kept: many rows share an area, and all keep their names.
 */
export function createSearch(): (search: string) => Matches {
  const known = new Map<string, string>();
  const wordsIn = (name: string): string => {
    const words = known.get(name) ?? ` ${folded(name).replace(NO_WORD, ' ')}`;
    known.set(name, words);
    return words;
  };
  return (search) => {
    const wanted = folded(search).split(NO_WORD).filter(Boolean);
    if (wanted.length === 0) return () => true;
    const begins = wanted.map((word) => ` ${word}`);
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
