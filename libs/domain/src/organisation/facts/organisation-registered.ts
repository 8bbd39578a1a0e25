import { NO_SIGN_IN } from '../state.ts';
import type { OrganisationEvolve } from './fact.ts';

/** A second registration is ignored. */
export const organisationRegistered: OrganisationEvolve<'OrganisationRegistered'> = (
  state,
  { type: _, ...profile },
  { recordedAt },
) =>
  state.situation === 'registered'
    ? state
    : { situation: 'registered', organisationId: state.organisationId, ...profile, recordedAt, signIn: NO_SIGN_IN };
