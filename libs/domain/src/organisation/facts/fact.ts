import type { Instant } from '../../terms.ts';
import type { OrganisationEvent, OrganisationEventType } from '../events.ts';
import type { OrganisationState } from '../state.ts';

/** The organisation after a fact. Total; no clock. */
export type OrganisationEvolve<T extends OrganisationEventType> = (
  state: OrganisationState,
  event: Extract<OrganisationEvent, { type: T }>,
  recordedAt: Instant,
) => OrganisationState;
