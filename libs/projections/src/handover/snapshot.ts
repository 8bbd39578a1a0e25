import type { ShiftState } from '@safe-haven/domain';
import { snapshotIn } from '../snapshot-json.ts';
import { emptyHandovers, type Handovers, type PastShift } from './handovers.ts';

const NAME = 'handovers';
/** Raise it whenever the shape of a shift or of `Handovers` changes. */
const VERSION = 1;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly desks: readonly ShiftState[];
  readonly past: readonly (readonly [string, PastShift[]])[];
  readonly heldIn: readonly (readonly [string, readonly (readonly [string, string])[]])[];
}

/** All shifts as JSON: opaque ids, codes and positions. */
export function handoversToSnapshot({ position, desks, past, heldIn }: Handovers): string {
  const snapshot: Snapshot = {
    name: NAME,
    version: VERSION,
    position,
    desks: [...desks.values()],
    past: [...past],
    heldIn: [...heldIn].map(([organisation, shelters]) => [organisation, [...shelters]]),
  };
  return JSON.stringify(snapshot);
}

/** null: see `snapshotIn`. */
export function handoversFromSnapshot(json: string): Handovers | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'desks');
  if (snapshot === null) return null;
  const { position, desks, past, heldIn } = snapshot;
  const handovers = emptyHandovers();
  handovers.position = position;
  for (const desk of desks) handovers.desks.set(desk.deskId, desk);
  for (const [deskId, ended] of past) handovers.past.set(deskId, ended);
  for (const [organisation, shelters] of heldIn) handovers.heldIn.set(organisation, new Map(shelters));
  return handovers;
}
