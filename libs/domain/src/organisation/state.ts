import type { Instant, Sealed } from '../terms.ts';
import type { OrganisationProfile } from './events.ts';

/** A partner of the network, folded from its stream. */
export type OrganisationState =
  | { readonly situation: 'unregistered'; readonly organisationId: string }
  | RegisteredOrganisation;

export interface RegisteredOrganisation extends OrganisationProfile {
  readonly situation: 'registered';
  readonly organisationId: string;
  readonly recordedAt: Instant;
  readonly signIn: SignInState;
}

/** An OpenID Connect provider as it was proposed. `secret` null: a client without one. */
export interface SignInProvider {
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: Sealed | null;
}

/** An organisation's own sign-in. */
export interface SignInState {
  readonly inUse: (SignInProvider & { readonly since: Instant }) | null;
  /** Waits for a second administrator. */
  readonly proposed: {
    readonly proposalId: string;
    readonly provider: SignInProvider;
    readonly by: string;
    readonly at: Instant;
  } | null;
  /** Whether one was ever confirmed: from then on the log says what counts, and not the settings. */
  readonly isKept: boolean;
}

export const NO_SIGN_IN: SignInState = { inUse: null, proposed: null, isKept: false };

export const initialOrganisation = (organisationId: string): OrganisationState => ({
  situation: 'unregistered',
  organisationId,
});
