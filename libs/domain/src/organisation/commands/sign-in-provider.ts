import { acceptedAt, refuse } from '../../decider.ts';
import type { Sealed } from '../../terms.ts';
import type { SignInProvider } from '../state.ts';
import type { OrganisationCommandRow } from './command.ts';

interface Proposal {
  readonly proposalId: string;
}

export const proposeSignIn: OrganisationCommandRow<Proposal & SignInProvider> = {
  of: 'registered',
  decide: ({ proposalId, label, issuer, clientId, secret }, _, { now }) =>
    acceptedAt(now, { type: 'SignInProviderProposed', proposalId, label, issuer, clientId, secret }),
};

/** By its id: what was proposed since it was seen is not confirmed unseen. */
export const confirmSignIn: OrganisationCommandRow<Proposal> = {
  of: 'registered',
  decide({ proposalId }, { signIn: { proposed } }, { now, actor }) {
    if (proposed?.proposalId !== proposalId) return refuse('sign_in_unknown');
    if (proposed.by === actor.person) return refuse('second_person_needed');
    return acceptedAt(now, { type: 'SignInProviderConfirmed', proposalId });
  },
};

export const declineSignIn: OrganisationCommandRow<Proposal> = {
  of: 'registered',
  decide: ({ proposalId }, { signIn: { proposed } }, { now }) =>
    proposed?.proposalId === proposalId
      ? acceptedAt(now, { type: 'SignInProviderDeclined', proposalId })
      : refuse('sign_in_unknown'),
};

/** Needs no second person: a secret alone sends nobody elsewhere. */
export const changeSignInSecret: OrganisationCommandRow<{ readonly secret: Sealed }> = {
  of: 'registered',
  decide: ({ secret }, { signIn: { inUse } }, { now }) =>
    inUse === null ? refuse('sign_in_unknown') : acceptedAt(now, { type: 'SignInSecretChanged', secret }),
};

export const removeSignIn: OrganisationCommandRow<object> = {
  of: 'registered',
  decide: (_, { signIn: { inUse } }, { now }) =>
    inUse === null ? refuse('sign_in_unknown') : acceptedAt(now, { type: 'SignInProviderRemoved' }),
};
