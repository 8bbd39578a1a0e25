import { type Bed, changesOccupancy, type Fact, type KeptShelter } from '@safe-haven/domain';

export type Quantity = 'occupied' | 'held' | 'inService' | 'out';

/** `of` grows by `step` places from the instant `at` (ms) on. */
export interface Change {
  readonly of: Quantity;
  readonly step: number;
  readonly at: number;
}

/** For each opened overflow bed, since when it is open, and since when its time is over while somebody has it (ms). */
export type OverflowTimes = Record<string, { readonly open: number; readonly over: number | null }>;

/** How one fact changes the counts of a house, and from when on. `overflow` is kept up to date in place. */
export function changesOf(
  before: KeptShelter,
  fact: Fact,
  after: KeptShelter,
  overflow: OverflowTimes,
): readonly Change[] {
  const { event, context } = fact;
  // No other fact costs more than a look at its type.
  if (!changesOccupancy(event.type)) return [];
  const at = Date.parse(context.occurredAt);
  const [was, is] = [usedPlaces(before), usedPlaces(after)];
  return [
    { of: 'occupied', step: is.occupied - was.occupied, at },
    { of: 'held', step: is.held - was.held, at: event.type === 'PartyAdmitted' ? heldUntil(before, event, at) : at },
    ...(event.type === 'PartyAdmitted' ? afterLapse(before, event, at) : []),
    ...serviceChanges(bedsThatCount(before), bedsThatCount(after), at, overflow),
  ];
}

type Beds = KeptShelter['beds'];
const NO_BEDS: Beds = {};

/** HS-3: while a house is closed none of its beds serves. */
const bedsThatCount = ({ closed, beds }: KeptShelter): Beds => (closed ? NO_BEDS : beds);

/** Held and occupied as `placesOf` counts them; the tests hold the two together (SH-16). */
export function usedPlaces({ beds, holds, stays }: KeptShelter): { readonly occupied: number; readonly held: number } {
  let [occupied, held] = [0, 0];
  for (const id of Object.keys(stays)) occupied += placesAmong(stays[id]!.beds, beds);
  for (const id of Object.keys(holds)) held += placesAmong(holds[id]!.beds, beds);
  return { occupied, held };
}

function placesAmong(ids: readonly string[], beds: Beds): number {
  let places = 0;
  for (const id of ids) if (Object.hasOwn(beds, id) && beds[id]!.kind !== 'cot') places++;
  return places;
}

/** A hold that became a stay ends when the party came; when that is dated before the hold, it never stood. */
function heldUntil(before: KeptShelter, { holdId }: { readonly holdId: string | null }, at: number): number {
  const hold = holdId !== null && Object.hasOwn(before.holds, holdId) ? before.holds[holdId] : undefined;
  return hold ? Math.max(at, Date.parse(hold.heldAt)) : at;
}

/** A party admitted on a hold that had lapsed, dated before the lapse: those beds were lived in, not held. */
function afterLapse(
  before: KeptShelter,
  { holdId }: { readonly holdId: string | null },
  at: number,
): readonly Change[] {
  const lapsed = before.ended.find((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === holdId);
  if (!lapsed || Date.parse(lapsed.to) <= at) return [];
  const places = placesAmong(lapsed.beds, before.beds);
  return [
    { of: 'held', step: -places, at: Math.max(at, Date.parse(lapsed.from)) },
    { of: 'held', step: places, at: Date.parse(lapsed.to) },
  ];
}

/** Beds that came, went, or are in another service than before. */
function serviceChanges(before: Beds, after: Beds, at: number, overflow: OverflowTimes): Change[] {
  const changes: Change[] = [];
  if (before === after) return changes;
  for (const id of Object.keys(before)) {
    if (!Object.hasOwn(after, id)) changes.push(...bedChanges(before[id]!, null, at, overflow));
  }
  for (const id of Object.keys(after)) {
    const was = Object.hasOwn(before, id) ? before[id]! : null;
    if (was?.service !== after[id]!.service) changes.push(...bedChanges(was, after[id]!, at, overflow));
  }
  return changes;
}

function bedChanges(was: Bed | null, is: Bed | null, at: number, overflow: OverflowTimes): Change[] {
  if ((was ?? is)?.kind === 'cot') return [];
  const ends =
    was?.service.state === 'overflow' && is?.service.state !== 'overflow' ? overflowEnd(was, at, overflow) : at;
  if (is?.service.state === 'overflow') {
    const open = was?.service.state === 'overflow' ? overflow[is.bedId]?.open : undefined;
    overflow[is.bedId] = { open: open ?? at, over: is.service.closing ? at : null };
  }
  return [
    { of: 'inService', step: staffed(is) - staffed(was), at: ends },
    { of: 'out', step: out(is) - out(was), at },
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
