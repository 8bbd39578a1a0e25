import type { Bed, KeptShelter } from '@safe-haven/domain';
import type { Change } from './change.ts';
import { householdRoom } from './uses.ts';

type Beds = KeptShelter['beds'];
const NO_BEDS: Beds = {};

/**
 * For each open overflow bed: since when it is open and, if its time is over while somebody has it, since when (ms).
 */
export type OverflowTimes = Record<string, { readonly open: number; readonly over: number | null }>;

/** Changes by beds that were added, removed, or put in or out of service. `overflow` is updated in place. */
export function serviceChanges(
  before: KeptShelter,
  after: KeptShelter,
  at: number,
  overflow: OverflowTimes,
): readonly Change[] {
  const [oldBeds, newBeds] = [bedsThatCount(before), bedsThatCount(after)];
  if (oldBeds === newBeds) return [];
  const changes: Change[] = [];
  for (const id of Object.keys(oldBeds)) {
    if (!Object.hasOwn(newBeds, id)) changes.push(...bedChanges(oldBeds[id]!, null, at, before, overflow));
  }
  for (const id of Object.keys(newBeds)) {
    const bed = Object.hasOwn(oldBeds, id) ? oldBeds[id]! : null;
    if (bed?.service !== newBeds[id]!.service) changes.push(...bedChanges(bed, newBeds[id]!, at, after, overflow));
  }
  return changes;
}

/** HS-3: while a shelter is closed, none of its beds is in service. */
const bedsThatCount = ({ closed, beds }: KeptShelter): Beds => (closed ? NO_BEDS : beds);

function bedChanges(
  oldBed: Bed | null,
  newBed: Bed | null,
  at: number,
  shelter: KeptShelter,
  overflow: OverflowTimes,
): Change[] {
  const bed = oldBed ?? newBed;
  if (bed === null || bed.kind === 'cot') return [];
  const endsAt =
    oldBed?.service.state === 'overflow' && newBed?.service.state !== 'overflow'
      ? overflowEnd(oldBed, at, overflow)
      : at;
  if (newBed?.service.state === 'overflow') {
    const open = oldBed?.service.state === 'overflow' ? overflow[newBed.bedId]?.open : undefined;
    overflow[newBed.bedId] = { open: open ?? at, over: newBed.service.closing ? at : null };
  }
  return [
    {
      of: 'inService',
      step: staffedCount(newBed) - staffedCount(oldBed),
      at: endsAt,
      room: householdRoom(shelter, bed.roomId),
    },
    { of: 'out', step: outCount(newBed) - outCount(oldBed), at, room: null },
  ];
}

/** An overflow bed closes when its party has left and its time is over, and not before it was opened. */
function overflowEnd({ bedId }: Bed, at: number, overflow: OverflowTimes): number {
  const times = overflow[bedId];
  delete overflow[bedId];
  return Math.max(at, times?.open ?? at, times?.over ?? at);
}

const staffedCount = (bed: Bed | null): number =>
  bed?.service.state === 'in' || bed?.service.state === 'overflow' ? 1 : 0;
const outCount = (bed: Bed | null): number => (bed?.service.state === 'out' ? 1 : 0);
