import { type Actor, isOwn, type ShelterState } from '@safe-haven/domain';

/** Where somebody has the duty: an organisation, or those of its houses that its staff keeps. */
export interface Desk {
  readonly organisation: string;
  /** In order; null: all of the organisation. */
  readonly shelters: readonly string[] | null;
}

/** The desk of a person; null: they have none, for they are of no organisation. */
export const deskOf = ({ organisation, shelters }: Actor): Desk | null =>
  organisation === null ? null : { organisation, shelters: shelters === undefined ? null : shelters.toSorted() };

/** Whether somebody sees this desk whole: each of its houses is their own. */
export const seesDesk = (actor: Actor, { organisation, shelters }: Desk): boolean =>
  actor.organisation === organisation &&
  (actor.shelters === undefined ||
    (shelters?.every((shelterId) => isOwn(actor, { organisation, shelterId })) ?? false));

/** A house of the desk that others see: one that is being set up, or closed, takes nobody and is nobody's duty. */
export const isOfDesk = ({ organisation, shelters }: Desk, state: ShelterState): boolean =>
  (state.situation === 'kept' || state.situation === 'counted') &&
  !state.closed &&
  !state.draft &&
  state.organisation === organisation &&
  (shelters === null || shelters.includes(state.shelterId));
