import type { RegisteredOrganisation, SignInState } from '../state.ts';
import type { OrganisationEvolve } from './fact.ts';

/** Of an organisation that was never registered it is ignored. */
const withSignIn = (
  state: Parameters<OrganisationEvolve<'SignInProviderRemoved'>>[0],
  recordedAt: string,
  change: (signIn: SignInState, state: RegisteredOrganisation) => SignInState,
) => (state.situation === 'registered' ? { ...state, recordedAt, signIn: change(state.signIn, state) } : state);

/** A newer proposal takes the place of the one before. */
export const signInProviderProposed: OrganisationEvolve<'SignInProviderProposed'> = (
  state,
  { type: _, proposalId, ...provider },
  { recordedAt, actor },
) =>
  withSignIn(state, recordedAt, (signIn) => ({
    ...signIn,
    proposed: { proposalId, provider, by: actor.person, at: recordedAt },
  }));

/** What was in use before is not any more. Of a proposal that is not there it is ignored. */
export const signInProviderConfirmed: OrganisationEvolve<'SignInProviderConfirmed'> = (
  state,
  { proposalId },
  { recordedAt },
) =>
  withSignIn(state, recordedAt, (signIn) =>
    signIn.proposed?.proposalId === proposalId
      ? { inUse: { ...signIn.proposed.provider, since: recordedAt }, proposed: null, isKept: true }
      : signIn,
  );

export const signInProviderDeclined: OrganisationEvolve<'SignInProviderDeclined'> = (
  state,
  { proposalId },
  { recordedAt },
) =>
  withSignIn(state, recordedAt, (signIn) =>
    signIn.proposed?.proposalId === proposalId ? { ...signIn, proposed: null } : signIn,
  );

export const signInSecretChanged: OrganisationEvolve<'SignInSecretChanged'> = (state, { secret }, { recordedAt }) =>
  withSignIn(state, recordedAt, (signIn) =>
    signIn.inUse === null ? signIn : { ...signIn, inUse: { ...signIn.inUse, secret } },
  );

export const signInProviderRemoved: OrganisationEvolve<'SignInProviderRemoved'> = (state, _, { recordedAt }) =>
  withSignIn(state, recordedAt, (signIn) => ({ ...signIn, inUse: null }));
