import type { OrganisationSignIn as Listed, SignInProviders as ListedAll, ProposeSignIn } from '@safe-haven/contracts';
import {
  type Actor,
  canSignIn,
  type KnownPerson,
  type OrganisationCommand,
  type RegisteredOrganisation,
  type SignInProvider,
} from '@safe-haven/domain';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import { type SentChange, sentOnce } from '../../routes/keyed.ts';
import { createdBy, keyOfChange } from '../../streams/change-key.ts';
import { Deadline } from '../../streams/deadline.ts';
import { OidcProvider, type OidcTrial } from '../credentials/oidc.ts';
import { isSafeUrl } from '../credentials/oidc-fetch.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';
import { OIDC_CALLBACK } from '../sign-in/oidc-sign-in.ts';
import type { SignInProviders, TrustedProvider } from '../sign-in-providers.ts';
import type { OrganisationRegister } from './organisation-register.ts';

const SENTENCES: Readonly<Record<Exclude<OidcTrial, 'works'>, readonly [title: string, next: string]>> = {
  provider_away: ['Nothing answers at this address.', 'Look at the address, then try again.'],
  provider_wrong: [
    'What answers there is not this provider.',
    'Give the address exactly as the provider names itself.',
  ],
  client_refused: ['The provider refuses our identifier or our secret.', 'Copy both once more from the provider.'],
};

/** Longer than that of other commands: a provider that does not answer is named after ten seconds. */
const CHANGE_MS = 30_000;

/** A change as it was sent. `name` and `asked` are what its key covers. */
interface Change {
  readonly organisationId: string;
  readonly name: string;
  readonly asked: object;
  readonly by: Actor;
  readonly sent: SentChange;
}

/**
 * An organisation's own sign-in, set up by administrators: one proposes it, a second one confirms what was seen. Before
 * either, the provider is tried out. Its secret is sealed and answered to nobody.
 */
export class OrganisationSignIn {
  readonly #register: OrganisationRegister;
  readonly #providers: SignInProviders;
  readonly #directory: LiveDirectory;
  readonly #names: Names;
  readonly #origin: PublicOrigin;

  constructor(parts: {
    readonly register: OrganisationRegister;
    readonly providers: SignInProviders;
    readonly directory: LiveDirectory;
    readonly names: Names;
    readonly origin: PublicOrigin;
  }) {
    this.#register = parts.register;
    this.#providers = parts.providers;
    this.#directory = parts.directory;
    this.#names = parts.names;
    this.#origin = parts.origin;
  }

  async list(by: Actor): Promise<ListedAll> {
    const made = [...this.#directory.directory.organisations.values()];
    return {
      callback: this.#callback,
      organisations: await Promise.all(made.map((organisation) => this.#listed(organisation, by))),
    };
  }

  propose(organisationId: string, asked: ProposeSignIn, by: Actor, sent = sentOnce()): Promise<void> {
    const { clientSecret, ...provider } = asked;
    const proposalId = createdBy(sent, by);
    return this.#change({ organisationId, name: 'propose-sign-in', asked, by, sent }, async () => {
      const { name: organisation } = this.#registered(organisationId);
      await this.#tryOut({ organisation, ...provider, clientSecret });
      const secret = clientSecret === null ? null : await this.#providers.seal(organisationId, clientSecret);
      return { type: 'propose-sign-in', proposalId, ...provider, secret };
    });
  }

  confirm(organisationId: string, proposalId: string, by: Actor, sent = sentOnce()): Promise<void> {
    return this.#change({ organisationId, name: 'confirm-sign-in', asked: { proposalId }, by, sent }, async () => {
      const organisation = this.#registered(organisationId);
      const { proposed } = organisation.signIn;
      // Of one that is not there the decision says so.
      if (proposed?.proposalId === proposalId) await this.#tryOutOpened(organisation, proposed.provider);
      return { type: 'confirm-sign-in', proposalId };
    });
  }

  decline(organisationId: string, proposalId: string, by: Actor, sent = sentOnce()): Promise<void> {
    const change = { organisationId, name: 'decline-sign-in', asked: { proposalId }, by, sent };
    return this.#change(change, async () => ({ type: 'decline-sign-in', proposalId }));
  }

  changeSecret(organisationId: string, clientSecret: string, by: Actor, sent = sentOnce()): Promise<void> {
    const change = { organisationId, name: 'change-sign-in-secret', asked: { clientSecret }, by, sent };
    return this.#change(change, async () => {
      const { name: organisation, signIn } = this.#registered(organisationId);
      if (signIn.inUse) await this.#tryOut({ ...signIn.inUse, organisation, clientSecret });
      return { type: 'change-sign-in-secret', secret: await this.#providers.seal(organisationId, clientSecret) };
    });
  }

  remove(organisationId: string, by: Actor, sent = sentOnce()): Promise<void> {
    const change = { organisationId, name: 'remove-sign-in', asked: {}, by, sent };
    return this.#change(change, async () => ({ type: 'remove-sign-in' }));
  }

  /** `command` is made only where the key has no answer yet: a copy tries no provider out. */
  async #change(
    { organisationId: id, name, asked, by: actor, sent }: Change,
    command: () => Promise<OrganisationCommand>,
  ): Promise<void> {
    const deadline = new Deadline(CHANGE_MS);
    try {
      await this.#register.handle({ id, command, ...keyOfChange(sent, name, asked), actor, deadline });
    } finally {
      deadline.clear();
    }
  }

  get #callback(): string {
    return this.#origin.origin + OIDC_CALLBACK;
  }

  #registered(organisationId: string): RegisteredOrganisation {
    const made = this.#directory.directory.organisations.get(organisationId);
    if (!made) throw new Failure('not_found', { detail: 'There is no such organisation.' });
    return made;
  }

  async #tryOutOpened(organisation: RegisteredOrganisation, provider: SignInProvider): Promise<void> {
    const opened = await this.#providers.opened(organisation, provider);
    if (opened === null) throw refused('client_refused');
    await this.#tryOut(opened);
  }

  /** Throws a `Failure` that says what is wrong with it. */
  async #tryOut({ issuer, clientId, clientSecret }: TrustedProvider): Promise<void> {
    if (!isSafeUrl(issuer)) throw refused('provider_wrong');
    const provider = new OidcProvider({ issuer, clientId, clientSecret, redirectUri: this.#callback });
    const trial = await provider.tryOut();
    if (trial !== 'works') throw refused(trial);
  }

  async #listed({ organisationId, name, signIn }: RegisteredOrganisation, by: Actor): Promise<Listed> {
    const { inUse, proposed } = signIn;
    const tied = this.#directory.people().filter((person) => isTied(person, name));
    return {
      organisationId,
      inUse: inUse && {
        ...withoutSecret(inUse),
        since: inUse.since,
        people: tied.length,
        peopleWithoutAnother: tied.filter((person) => !hasAnother(person)).length,
      },
      proposed: proposed && {
        ...withoutSecret(proposed.provider),
        proposalId: proposed.proposalId,
        byName: await this.#names.nameOf(proposed.by),
        at: proposed.at,
        mayConfirm: proposed.by !== by.person,
      },
    };
  }
}

const withoutSecret = ({ label, issuer, clientId, secret }: SignInProvider) => ({
  label,
  issuer,
  clientId,
  hasSecret: secret !== null,
});

const isTied = ({ situation, grants, credentials }: KnownPerson, organisation: string): boolean =>
  situation === 'active' &&
  Object.values(grants).some((grant) => grant.organisation === organisation) &&
  Object.values(credentials).some(({ kind }) => kind === 'oidc');

/** Whether somebody could still sign in without the provider. */
const hasAnother = ({ credentials }: KnownPerson): boolean =>
  canSignIn(Object.fromEntries(Object.entries(credentials).filter(([, { kind }]) => kind !== 'oidc')));

function refused(code: Exclude<OidcTrial, 'works'>): Failure {
  const [title, next] = SENTENCES[code];
  return new Failure('rejected', { code, title, next });
}
