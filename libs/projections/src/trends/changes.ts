import { changesOccupancy, type Fact, type KeptShelter } from '@safe-haven/domain';
import type { Change, RoomUse } from './change.ts';
import { personsIn } from './persons.ts';
import { type OverflowTimes, serviceChanges } from './service.ts';
import { holdChanges, usesChanged } from './uses.ts';

/** How one fact changes the counts of a house, and from when on. `overflow` is kept up to date in place. */
export function changesOf(
  before: KeptShelter,
  fact: Fact,
  after: KeptShelter,
  overflow: OverflowTimes,
): readonly (Change | RoomUse)[] {
  const { event, context } = fact;
  // No other fact costs more than a look at its type.
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
): readonly (Change | RoomUse)[] {
  const lapsed = before.ended.find((e) => e.what === 'hold' && e.how === 'lapsed' && e.id === holdId);
  if (!lapsed || Date.parse(lapsed.to) <= at) return [];
  return [
    ...holdChanges(lapsed, before, -1, Math.max(at, Date.parse(lapsed.from))),
    ...holdChanges(lapsed, before, 1, Date.parse(lapsed.to)),
  ];
}
