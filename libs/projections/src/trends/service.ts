import type { Bed, KeptShelter } from '@safe-haven/domain';
import type { Change } from './change.ts';
import { householdRoom } from './uses.ts';

type Beds = KeptShelter['beds'];
const NO_BEDS: Beds = {};

/** For each opened overflow bed, since when it is open, and since when its time is over while somebody has it (ms). */
export type OverflowTimes = Record<string, { readonly open: number; readonly over: number | null }>;

/** Beds that came, went, or are in another service than before. `overflow` is kept up to date in place. */
export function serviceChanges(
  before: KeptShelter,
  after: KeptShelter,
  at: number,
  overflow: OverflowTimes,
): readonly Change[] {
  const [was, is] = [bedsThatCount(before), bedsThatCount(after)];
  if (was === is) return [];
  const changes: Change[] = [];
  for (const id of Object.keys(was)) {
    if (!Object.hasOwn(is, id)) changes.push(...bedChanges(was[id]!, null, at, before, overflow));
  }
  for (const id of Object.keys(is)) {
    const bed = Object.hasOwn(was, id) ? was[id]! : null;
    if (bed?.service !== is[id]!.service) changes.push(...bedChanges(bed, is[id]!, at, after, overflow));
  }
  return changes;
}

/** HS-3: while a house is closed none of its beds serves. */
const bedsThatCount = ({ closed, beds }: KeptShelter): Beds => (closed ? NO_BEDS : beds);

function bedChanges(
  was: Bed | null,
  is: Bed | null,
  at: number,
  house: KeptShelter,
  overflow: OverflowTimes,
): Change[] {
  const bed = was ?? is;
  if (bed === null || bed.kind === 'cot') return [];
  const ends =
    was?.service.state === 'overflow' && is?.service.state !== 'overflow' ? overflowEnd(was, at, overflow) : at;
  if (is?.service.state === 'overflow') {
    const open = was?.service.state === 'overflow' ? overflow[is.bedId]?.open : undefined;
    overflow[is.bedId] = { open: open ?? at, over: is.service.closing ? at : null };
  }
  return [
    { of: 'inService', step: staffed(is) - staffed(was), at: ends, room: householdRoom(house, bed.roomId) },
    { of: 'out', step: out(is) - out(was), at, room: null },
  ];
}

/** An overflow bed closes when its party is gone *and* its time is over, and not before it was opened. */
function overflowEnd({ bedId }: Bed, at: number, overflow: OverflowTimes): number {
  const times = overflow[bedId];
  delete overflow[bedId];
  return Math.max(at, times?.open ?? at, times?.over ?? at);
}

const staffed = (bed: Bed | null): number => (bed?.service.state === 'in' || bed?.service.state === 'overflow' ? 1 : 0);
const out = (bed: Bed | null): number => (bed?.service.state === 'out' ? 1 : 0);
