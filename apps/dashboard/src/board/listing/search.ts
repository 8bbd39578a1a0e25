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
export const folded = (text: string): string =>
  plain(plain(text.toLowerCase().normalize('NFC')).normalize('NFD').replace(/\p{M}/gu, ''));

/** The words of a row, folded once for each row and language. */
const searched = new WeakMap<Row, { readonly names: string; readonly text: string }>();

function textOf(row: Row, names: string): string {
  const known = searched.get(row);
  if (known?.names === names) return known.text;
  const words = folded(`${row.name} ${row.area.name} ${row.organisation} ${names}`);
  const text = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  searched.set(row, { names, text });
  return text;
}

/**
 * Finds rows by the beginnings of words in the house's name, area, organisation or country; all must be there. The
 * area is found by the name that the server gives and by the one of the chosen language.
 */
export function matcher(search: string): (row: Row, countryName: string, areaName?: string) => boolean {
  const wanted = folded(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (row, countryName, areaName = '') => {
    const text = textOf(row, `${areaName} ${countryName}`);
    return wanted.every((word) => text.includes(` ${word}`));
  };
}
