import { snapshotIn } from '../snapshot-json.ts';
import { emptyPauses, type Pauses } from './pauses.ts';

const NAME = 'pauses';
/** Raise it whenever the shape of what is kept of a house changes: older snapshots are then ignored. */
const VERSION = 1;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly shelters: readonly (readonly [string, { readonly times: number; readonly lastAt: string }])[];
}

export function pausesToSnapshot({ position, shelters }: Pauses): string {
  return JSON.stringify({ name: NAME, version: VERSION, position, shelters: [...shelters] } satisfies Snapshot);
}

/** null: see `snapshotIn`. */
export function pausesFromSnapshot(json: string): Pauses | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'shelters');
  if (snapshot === null) return null;
  const pauses = emptyPauses();
  pauses.position = snapshot.position;
  for (const [shelterId, paused] of snapshot.shelters) pauses.shelters.set(shelterId, paused);
  return pauses;
}
