import type { OrganisationEventType } from '../events.ts';
import type { OrganisationEvolve } from './fact.ts';
import { organisationChanged } from './organisation-changed.ts';
import { organisationRegistered } from './organisation-registered.ts';
import {
  signInProviderConfirmed,
  signInProviderDeclined,
  signInProviderProposed,
  signInProviderRemoved,
  signInSecretChanged,
} from './sign-in-provider.ts';

/** What every fact changes of an organisation. */
export const ORGANISATION_FACTS: { readonly [T in OrganisationEventType]: OrganisationEvolve<T> } = {
  OrganisationRegistered: organisationRegistered,
  OrganisationChanged: organisationChanged,
  SignInProviderProposed: signInProviderProposed,
  SignInProviderConfirmed: signInProviderConfirmed,
  SignInProviderDeclined: signInProviderDeclined,
  SignInSecretChanged: signInSecretChanged,
  SignInProviderRemoved: signInProviderRemoved,
};
