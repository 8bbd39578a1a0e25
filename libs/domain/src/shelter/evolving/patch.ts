import type { AnyShelter, KeptShelter } from '../state.ts';

/** The fields that a fact replaces; empty for a fact that changes none. */
export type CommonPatch = Partial<AnyShelter>;
export type KeptPatch = Partial<KeptShelter>;
export const NOTHING: KeptPatch & CommonPatch = {};

/** The fields of an event without its type. */
export function fieldsOf<E extends { readonly type: string }>(event: E): Omit<E, 'type'> {
  const { type: _, ...fields } = event;
  return fields;
}
