import { readHouse, type WrittenHouse, writeHouse } from './house-columns.ts';
import type { Network } from './network.ts';
import { ValueTable } from './value-table.ts';

const NAME = 'network';
/** Raise it whenever the shape of a house's state or ledger changes: an old snapshot is then not taken. */
const VERSION = 9;

interface Head {
  readonly name: string;
  readonly version: number;
  readonly position: string;
}

/**
 * The network as lines of JSON: what it is and where it stands, a line a house, and the words of all of them. Events may be
 * folded in between two lines: a house that is further than the position ignores what it has seen already, by its revision.
 */
export function* snapshotLines({ position, shelters }: Network): Generator<string, void> {
  const table = new ValueTable();
  yield JSON.stringify({ name: NAME, version: VERSION, position } satisfies Head);
  for (const house of shelters.values()) yield JSON.stringify(writeHouse(house, table));
  yield JSON.stringify(table.all());
}

/** All lines at once: load it and follow from its position. */
export const toSnapshot = (network: Network): string => [...snapshotLines(network)].join('\n');

/**
 * null: another version, broken, or taken while a house was unreadable (it would keep the hole after this program has
 * learnt to read it): replay from the start, the result is the same.
 */
export function fromSnapshot(text: string): Network | null {
  try {
    return read(text.split('\n'));
  } catch {
    return null;
  }
}

function read(lines: readonly string[]): Network | null {
  const { name, version, position } = JSON.parse(lines[0]!) as Partial<Head>;
  if (name !== NAME || version !== VERSION || typeof position !== 'string') return null;
  const values = JSON.parse(lines.at(-1)!) as readonly string[];
  if (!Array.isArray(values)) return null;
  const houses = lines.slice(1, -1).map((line) => readHouse(JSON.parse(line) as WrittenHouse, values));
  if (houses.some((house) => house.unreadable !== null)) return null;
  return { position, shelters: new Map(houses.map((house) => [house.shelterId, house])) };
}
