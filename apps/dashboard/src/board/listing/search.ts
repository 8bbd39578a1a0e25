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

/** Whether every word of the search begins a word of the house's name, area, organisation or country. */
export function matches(row: Row, search: string, countryName: string): boolean {
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = ` ${folded(`${row.name} ${row.area.name} ${row.organisation} ${countryName}`).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return wanted.every((word) => text.includes(` ${word}`));
}
