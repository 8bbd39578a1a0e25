import { changesOccupancy, type Fact, type KeptShelter } from '@safe-haven/domain';
import type { Change, RoomUse } from './change.ts';
import { personsIn } from './persons.ts';
import { type OverflowTimes, serviceChanges } from './service.ts';
import { holdChanges, usesChanged } from './uses.ts';

/** The changes of a shelter's counts by one fact. `overflow` is updated in place. */
export function changesOf(
  before: KeptShelter,
  fact: Fact,
  after: KeptShelter,
  overflow: OverflowTimes,
): readonly (Change | RoomUse)[] {
  const { event, context } = fact;
  // Most facts change no occupancy: they cost one look-up of their type.
  if (!changesOccupancy(event.type)) return [];
  const at = Date.parse(context.occurredAt);
  const released = event.type === 'PartyAdmitted' ? heldUntil(before, event, at) : at;
  return [
    ...usesChanged('occupied', before, after, at),
    ...usesChanged('held', before, after, released),
    ...(event.type === 'PartyAdmitted' ? afterLapse(before, event, at) : []),
    ...(before.stays === after.stays ? [] : personsChanged(before, after, at)),
    ...serviceChanges(before, after, at, overflow),
  ];
}

const personsChanged = (before: KeptShelter, after: KeptShelter, at: number): readonly Change[] => [
  { of: 'persons', step: personsIn(after) - personsIn(before), at, room: null },
];

/** A hold that became a stay ends at the admission; if that is dated before the hold, the hold has no duration. */
function heldUntil(before: KeptShelter, { holdId }: { readonly holdId: string | null }, at: number): number {
  const hold = holdId !== null && Object.hasOwn(before.holds, holdId) ? before.holds[holdId] : undefined;
  return hold ? Math.max(at, Date.parse(hold.heldAt)) : at;
}

/**
 * An admission on a lapsed hold, dated before the lapse: the hold is taken back for the time from the admission to the
 * lapse.
 */
function afterLapse(
  before: KeptShelter,
  { holdId }: { readonly holdId: string | null },
  at: number,
): readonly (Change | RoomUse)[] {
  const lapsed = before.ended.find((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === holdId);
  if (!lapsed || Date.parse(lapsed.to) <= at) return [];
  return [
    ...holdChanges(lapsed, before, -1, Math.max(at, Date.parse(lapsed.from))),
    ...holdChanges(lapsed, before, 1, Date.parse(lapsed.to)),
  ];
}
