import { ValueTable } from '../value-table.ts';
import type { Network } from './network.ts';
import { fromStored, type StoredShelter, toStored } from './stored-shelter.ts';

const NAME = 'network';
/** Raise it whenever the shape of a shelter's state changes: older snapshots are then ignored. */
const VERSION = 15;

interface Head {
  readonly name: string;
  readonly version: number;
  readonly position: string;
}

/**
 * The network as lines of JSON: version and position, one line per shelter, and the value table. Events may be folded
 * between two lines: a shelter that is ahead of the position ignores repeated events by its revision.
 */
export function* snapshotLines({ position, shelters }: Network): Generator<string, void> {
  const table = new ValueTable();
  yield JSON.stringify({ name: NAME, version: VERSION, position } satisfies Head);
  for (const shelter of shelters.values()) yield JSON.stringify(toStored(shelter, table));
  yield JSON.stringify(table.all());
}

/** All lines joined: load it and follow from its position. */
export const toSnapshot = (network: Network): string => [...snapshotLines(network)].join('\n');

/**
 * null: another version, invalid, or written while a shelter was unreadable (it would keep the gap after an upcaster
 * could fill it): replay from the start, with the same result.
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
  const shelters = lines.slice(1, -1).map((line) => fromStored(JSON.parse(line) as StoredShelter, values));
  if (shelters.some((shelter) => shelter.unreadable !== null)) return null;
  return { position, shelters: new Map(shelters.map((shelter) => [shelter.shelterId, shelter])) };
}
