import type { Fact, KeptShelter, ShelterEvent } from '@safe-haven/domain';

export type Quantity = 'occupied' | 'held' | 'inService' | 'out';

/** `of` grows by `step` places from the instant `at` (ms) on. */
export interface Change {
  readonly of: Quantity;
  readonly step: number;
  readonly at: number;
}

interface Counts {
  readonly occupied: number;
  readonly held: number;
  readonly inService: number;
  readonly out: number;
}

/** Facts after which a count can differ. */
const COUNTING: ReadonlySet<ShelterEvent['type']> = new Set<ShelterEvent['type']>([
  'BedAdded',
  'BedRetired',
  'BedTakenOutOfService',
  'BedReturnedToService',
  'OverflowOpened',
  'OverflowClosed',
  'BedsHeld',
  'HoldReleased',
  'HoldLapsed',
  'PartyAdmitted',
  'PartyMoved',
  'PartyChanged',
  'PartyDischarged',
]);

/**
 * How one fact changes the counts of a house, and from when on. `closing` remembers, in place, since when an
 * overflow bed waits for its party to leave.
 */
export function changesOf(
  before: KeptShelter,
  fact: Fact,
  after: KeptShelter,
  closing: Record<string, number>,
): readonly Change[] {
  const { event, context } = fact;
  if (!COUNTING.has(event.type)) return [];
  const at = Date.parse(event.type === 'HoldLapsed' ? event.at : context.occurredAt);
  const [was, is] = [countsOf(before), countsOf(after)];
  const closed = closings(before, after, at, closing);
  const changes: Change[] = [
    { of: 'occupied', step: is.occupied - was.occupied, at },
    { of: 'held', step: is.held - was.held, at: event.type === 'PartyAdmitted' ? heldFrom(before, event, at) : at },
    { of: 'inService', step: is.inService - was.inService + closed.length, at },
    { of: 'out', step: is.out - was.out, at },
    ...closed,
    ...(event.type === 'PartyAdmitted' ? afterLapse(before, event, at) : []),
  ];
  return changes.filter((c) => c.step !== 0);
}

/** As `placesOf` counts, without what a ledger does not need; the tests hold the two together (SH-16). */
export function countsOf({ beds, holds, stays }: KeptShelter): Counts {
  let [inService, out] = [0, 0];
  for (const id of Object.keys(beds)) {
    const { kind, service } = beds[id]!;
    if (kind === 'cot') continue;
    if (service.state === 'out') out++;
    else if (service.state !== 'closed') inService++;
  }
  let [occupied, held] = [0, 0];
  for (const id of Object.keys(stays)) occupied += placesAmong(stays[id]!.beds, beds);
  for (const id of Object.keys(holds)) held += placesAmong(holds[id]!.beds, beds);
  return { occupied, held, inService, out };
}

function placesAmong(ids: readonly string[], beds: KeptShelter['beds']): number {
  let places = 0;
  for (const id of ids) if (Object.hasOwn(beds, id) && beds[id]!.kind !== 'cot') places++;
  return places;
}

/** A hold that became a stay ends when the party came; when that is dated before the hold, it never stood. */
function heldFrom(before: KeptShelter, event: { readonly holdId: string | null }, at: number): number {
  const hold = event.holdId !== null && Object.hasOwn(before.holds, event.holdId) ? before.holds[event.holdId] : null;
  return hold ? Math.max(at, Date.parse(hold.heldAt)) : at;
}

/** A party admitted on a hold that had lapsed, dated before the lapse: those beds were lived in, not held. */
function afterLapse(before: KeptShelter, event: { readonly holdId: string | null }, at: number): readonly Change[] {
  const lapsed = before.ended.find((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === event.holdId);
  if (!lapsed || Date.parse(lapsed.to) <= at) return [];
  const places = placesAmong(lapsed.beds, before.beds);
  return [
    { of: 'held', step: -places, at: Math.max(at, Date.parse(lapsed.from)) },
    { of: 'held', step: places, at: Date.parse(lapsed.to) },
  ];
}

/**
 * Overflow beds that closed with this fact, each from the moment its party was gone *and* its time was over: a
 * departure dated back does not take a bed out of service while it was still open.
 */
function closings(before: KeptShelter, after: KeptShelter, at: number, closing: Record<string, number>): Change[] {
  const changes: Change[] = [];
  if (before.beds === after.beds) return changes;
  for (const id of Object.keys(after.beds)) {
    const [was, is] = [before.beds[id]?.service, after.beds[id]!.service];
    if (was === is) continue;
    if (is.state === 'overflow' && is.closing) closing[id] = at;
    else if (is.state === 'closed' && was?.state === 'overflow') {
      changes.push({ of: 'inService', step: -1, at: Math.max(at, closing[id] ?? at) });
      delete closing[id];
    } else delete closing[id];
  }
  return changes;
}
