import type { ShiftState } from '@safe-haven/domain';
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

/** null: another version, or broken. The log is then replayed from the start, with the same result. */
export function handoversFromSnapshot(json: string): Handovers | null {
  const snapshot = parse(json);
  if (snapshot?.name !== NAME || snapshot.version !== VERSION || !Array.isArray(snapshot.desks)) return null;
  const { position, desks, past, heldIn } = snapshot as Snapshot;
  const handovers = emptyHandovers();
  handovers.position = position;
  for (const desk of desks) handovers.desks.set(desk.deskId, desk);
  for (const [deskId, ended] of past) handovers.past.set(deskId, ended);
  for (const [organisation, shelters] of heldIn) handovers.heldIn.set(organisation, new Map(shelters));
  return handovers;
}

function parse(json: string): Partial<Snapshot> | null {
  try {
    return JSON.parse(json) as Partial<Snapshot> | null;
  } catch {
    return null;
  }
}
