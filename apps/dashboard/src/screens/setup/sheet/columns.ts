import { plain } from '../../../model/plain.ts';
import type { Cells } from './cells.ts';

const COLUMNS = ['house', 'area', 'kind', 'room', 'privacy', 'adult', 'child', 'cot', 'overflow'] as const;
export type Column = (typeof COLUMNS)[number];

/** Names that the columns have in sheets, in the six languages; compared without case and marks. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  house: ['house', 'shelter', 'shtepia', 'shtepi', 'strehez', 'kuca', 'sigurna kuca', 'куќа', 'кућа', 'засолниште'],
  area: [
    'area',
    'town',
    'city',
    'municipality',
    'zona',
    'qyteti',
    'podrucje',
    'grad',
    'opstina',
    'opcina',
    'подрачје',
    'подручје',
    'град',
    'општина',
  ],
  kind: ['kind', 'kind of house', 'type', 'lloji', 'vrsta', 'tip', 'вид', 'врста', 'тип'],
  room: ['room', 'dhoma', 'dhome', 'soba', 'соба'],
  privacy: [
    'used by',
    'privacy',
    'use',
    'e perdor',
    'perdorimi',
    'koristi je',
    'koristi',
    'ја користи',
    'користи',
    'користи је',
  ],
  adult: [
    'beds',
    'adult',
    'adults',
    'adult beds',
    'shtreter',
    'te rritur',
    'kreveti',
    'krevet',
    'odrasli',
    'кревети',
    'возрасни',
    'одрасли',
  ],
  child: [
    'child',
    "child's",
    'children',
    'child beds',
    'femijesh',
    'femije',
    'djeciji',
    'decji',
    'djeca',
    'deca',
    'детски',
    'деца',
    'дечји',
  ],
  cot: ['cot', 'cots', 'djepe', 'djep', 'krevetici', 'krevetic', 'креветчиња', 'креветче', 'креветићи', 'креветић'],
  overflow: ['overflow', 'extra', 'extra beds', 'shtese', 'dodatni', 'дополнителни', 'додатни'],
};

/** Where each column stands, and after which line the rooms begin. */
export interface Header {
  readonly line: number;
  readonly at: Readonly<Partial<Record<Column, number>>>;
}

/** A title over the columns, a merged cell or a line of remarks may stand above. */
const LOOKED_AT = 12;

/** The line that names the columns: the first that names a room's or beds' column and one more; null: there is none. */
export function headerOf(cells: Cells): Header | null {
  for (const [line, row] of cells.slice(0, LOOKED_AT).entries()) {
    const at: Partial<Record<Column, number>> = {};
    for (const [index, cell] of row.entries()) {
      const column = columnNamed(cell);
      if (column !== null) at[column] ??= index;
    }
    if (Object.keys(at).length >= 2 && (at.room !== undefined || at.adult !== undefined)) return { line, at };
  }
  return null;
}

function columnNamed(cell: string): Column | null {
  const name = plain(cell).replaceAll(/\s+/g, ' ');
  // Letters without their marks on both sides: ќ and đ are letters of names as well.
  return COLUMNS.find((column) => NAMES[column].some((known) => plain(known) === name)) ?? null;
}
