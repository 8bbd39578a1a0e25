import type { FactContext, OrganisationEvent, OrganisationEventType } from '../events.ts';
import type { OrganisationState } from '../state.ts';

/** The organisation after a fact. Total; no clock. */
export type OrganisationEvolve<T extends OrganisationEventType> = (
  state: OrganisationState,
  event: Extract<OrganisationEvent, { type: T }>,
  context: FactContext,
) => OrganisationState;
