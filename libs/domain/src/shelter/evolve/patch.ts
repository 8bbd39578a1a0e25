import type { CountedShelter, KeptShelter } from '../state.ts';

/** What both situations of a registered house share. */
export type Registered = Omit<CountedShelter, 'situation'>;

/** The fields that a fact replaces; nothing is a fact that changes no field of its own. */
export type CommonPatch = Partial<Registered>;
export type KeptPatch = Partial<KeptShelter>;
export const NOTHING: KeptPatch & CommonPatch = {};
