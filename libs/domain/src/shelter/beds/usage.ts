import { own } from '@safe-haven/lang';
import type { Hold, KeptShelter, ShelterState, Stay } from '../state.ts';

/** Who uses a bed: a hold or a stay, never both (SH-2). */
export type Use = { readonly hold: Hold; readonly stay?: never } | { readonly stay: Stay; readonly hold?: never };
type Users = Pick<KeptShelter, 'holds' | 'stays'>;

/** The current user of this bed. */
export function useOf({ holds, stays }: Users, bedId: string): Use | null {
  for (const id of Object.keys(stays)) {
    const stay = stays[id] as Stay;
    if (stay.beds.includes(bedId)) return { stay };
  }
  for (const id of Object.keys(holds)) {
    const hold = holds[id] as Hold;
    if (hold.beds.includes(bedId)) return { hold };
  }
  return null;
}

/** Every used bed with its user; the hold or stay `except` is left out. */
export function usesOf({ holds, stays }: Users, except: string | null = null): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const id of Object.keys(holds)) {
    const hold = holds[id] as Hold;
    if (id !== except) for (const bed of hold.beds) uses.set(bed, { hold });
  }
  for (const id of Object.keys(stays)) {
    const stay = stays[id] as Stay;
    if (id !== except) for (const bed of stay.beds) uses.set(bed, { stay });
  }
  return uses;
}

export interface BedUse {
  readonly use: 'free' | 'spare' | 'held' | 'occupied' | 'out' | 'closed';
  readonly holdId?: string;
  readonly stayId?: string;
}

/** The use of a bed; null when the house does not have it (any more). */
export function bedUse(state: ShelterState, bedId: string): BedUse | null {
  if (state.situation !== 'kept') return null;
  const bed = own(state.beds, bedId);
  if (bed === undefined) return null;
  const use = useOf(state, bedId);
  if (use?.stay) return { use: 'occupied', stayId: use.stay.stayId };
  if (use?.hold) return { use: 'held', holdId: use.hold.holdId };
  const { state: service } = bed.service;
  if (service === 'out' || service === 'closed') return { use: service };
  return { use: isOfAnother(state, bed.roomId) ? 'spare' : 'free' };
}

/** Whether a party has the room to itself: its other beds are spare. */
const isOfAnother = (state: KeptShelter, roomId: string): boolean =>
  own(state.rooms, roomId)?.privacy === 'household' &&
  Object.values(state.beds).some((bed) => bed.roomId === roomId && useOf(state, bed.bedId) !== null);
