import type { AnyHouse, KeptShelter } from '../state.ts';

/** The fields that a fact replaces; nothing is a fact that changes no field of its own. */
export type CommonPatch = Partial<AnyHouse>;
export type KeptPatch = Partial<KeptShelter>;
export const NOTHING: KeptPatch & CommonPatch = {};

/** What an event says, without its type. */
export function fieldsOf<E extends { readonly type: string }>(event: E): Omit<E, 'type'> {
  const { type: _, ...fields } = event;
  return fields;
}
