import type { Hold, KeptShelter, Stay } from '../state.ts';

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
