import type { House } from './house.ts';
import type { Network } from './network.ts';

const NAME = 'network';
/** Raise it whenever the shape of a house's state or ledger changes: an old snapshot is then not taken. */
const VERSION = 3;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly logId: string;
  readonly position: string;
  readonly shelters: readonly House[];
}

/** The network as JSON text, with the log it came from: load it and follow from its position. */
export function toSnapshot(network: Network, logId: string): string {
  const { position, shelters } = network;
  const snapshot: Snapshot = { name: NAME, version: VERSION, logId, position, shelters: [...shelters.values()] };
  return JSON.stringify(snapshot);
}

/**
 * null: another version, another log, broken, or taken while a house was unreadable (it would keep the hole after
 * this program has learnt to read it): replay from the start, the result is the same.
 */
export function fromSnapshot(json: string, logId: string): Network | null {
  const snapshot = parse(json);
  if (snapshot?.name !== NAME || snapshot.version !== VERSION || snapshot.logId !== logId) return null;
  if (typeof snapshot.position !== 'string' || !Array.isArray(snapshot.shelters)) return null;
  if (snapshot.shelters.some((house) => house.unreadable !== null)) return null;
  return { position: snapshot.position, shelters: new Map(snapshot.shelters.map((h) => [h.shelterId, h])) };
}

function parse(json: string): Partial<Snapshot> | null {
  try {
    return JSON.parse(json) as Partial<Snapshot> | null;
  } catch {
    return null;
  }
}
