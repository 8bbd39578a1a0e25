import { type Actor, isOwn, type ShelterState } from '@safe-haven/domain';

/** Where somebody has the duty: an organisation, or those of its shelters that a role names. */
export interface Desk {
  readonly organisation: string;
  /** Sorted ids; null: all shelters of the organisation. */
  readonly shelters: readonly string[] | null;
}

/** The desk of a person; null: people without an organisation have none. */
export const deskOf = ({ organisation, shelters }: Actor): Desk | null =>
  organisation === null ? null : { organisation, shelters: shelters === undefined ? null : shelters.toSorted() };

/** Whether a person sees the whole desk: each of its shelters is their own. */
export const seesDesk = (actor: Actor, { organisation, shelters }: Desk): boolean =>
  actor.organisation === organisation &&
  (actor.shelters === undefined ||
    (shelters?.every((shelterId) => isOwn(actor, { organisation, shelterId })) ?? false));

/** A published, open shelter of the desk. Drafts and closed shelters are nobody's duty. */
export const isOfDesk = ({ organisation, shelters }: Desk, state: ShelterState): boolean =>
  (state.situation === 'kept' || state.situation === 'counted') &&
  !state.closed &&
  !state.draft &&
  state.organisation === organisation &&
  (shelters === null || shelters.includes(state.shelterId));
