import type { Instant } from '../terms.ts';
import type { OrganisationProfile } from './events.ts';

/** A partner of the network, folded from its stream. */
export type OrganisationState =
  | { readonly situation: 'unregistered'; readonly organisationId: string }
  | RegisteredOrganisation;

export interface RegisteredOrganisation extends OrganisationProfile {
  readonly situation: 'registered';
  readonly organisationId: string;
  readonly recordedAt: Instant;
}

export const initialOrganisation = (organisationId: string): OrganisationState => ({
  situation: 'unregistered',
  organisationId,
});
