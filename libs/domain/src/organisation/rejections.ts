import type { Decision } from '../decider.ts';
import type { OrganisationEvent } from './events.ts';

/** Every reason for which a command on an organisation is refused, in order of precedence. */
export type OrganisationRejectionCode =
  | 'organisation_exists'
  | 'organisation_unknown'
  | 'organisation_name_carried'
  | 'organisation_same'
  | 'organisation_almost'
  | 'organisation_elsewhere'
  | 'sign_in_unknown'
  | 'second_person_needed';

/** `like`: the organisation that it could be mistaken for. */
export interface OrganisationRejection {
  readonly code: OrganisationRejectionCode;
  readonly like?: string;
}

export type OrganisationDecision = Decision<OrganisationEvent, OrganisationRejection>;
