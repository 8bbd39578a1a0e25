import type { Row } from '@safe-haven/contracts';

/** Letters that are not a plain letter with a mark. */
const FOLDED: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', ı: 'i' };

/** Small letters without marks: "Shkodër" is found by "shkoder", "Đakovica" by "dakovica". */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đłøßı]/g, (letter) => FOLDED[letter] ?? letter);

/** The words of a row, folded once for each row and language. */
const searched = new WeakMap<Row, { readonly countryName: string; readonly text: string }>();

function textOf(row: Row, countryName: string): string {
  const known = searched.get(row);
  if (known?.countryName === countryName) return known.text;
  const words = folded(`${row.name} ${row.area.name} ${row.organisation} ${countryName}`);
  const text = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  searched.set(row, { countryName, text });
  return text;
}

/** Finds rows by the beginnings of words in the house's name, area, organisation or country; all must be there. */
export function matcher(search: string): (row: Row, countryName: string) => boolean {
  const wanted = folded(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (row, countryName) => {
    const text = textOf(row, countryName);
    return wanted.every((word) => text.includes(` ${word}`));
  };
}
