import type { Grant, OpenSession, RegisteredOrganisation, Sealed, SignInProvider } from '@safe-haven/domain';
import { z } from 'zod';
import type { OidcSettings } from '../environment/config.ts';
import type { Keyring } from '../privacy/keys/keyring.ts';
import type { LiveDirectory } from './live-directory.ts';

/** The provider that the settings name, as `provider` of a sign-in's start. */
export const OF_THE_SETTINGS = 'settings';

const PURPOSE = 'sign-in secret';
const text = z.string().min(1);

/** A provider that may be used now, and the organisation whose people it lets in. */
export interface TrustedProvider {
  readonly organisation: string;
  readonly issuer: string;
  readonly clientId: string;
  /** null: a public client. */
  readonly clientSecret: string | null;
}

/**
 * Organisations' own sign-ins: those that administrators confirmed, and the one that the settings name until its
 * organisation has had one of its own.
 */
export class SignInProviders {
  readonly #directory: LiveDirectory;
  readonly #keyring: Keyring;
  readonly #settings: OidcSettings | null;

  constructor(directory: LiveDirectory, keyring: Keyring, settings: OidcSettings | null) {
    this.#directory = directory;
    this.#keyring = keyring;
    this.#settings = settings;
  }

  /** What its button says; null: no settings, or its organisation has had one of its own. */
  get ofTheSettings(): { readonly name: string } | null {
    const settings = this.#settings;
    return settings === null || this.#named(settings.organisation)?.signIn.isKept ? null : { name: settings.name };
  }

  /** Those in use, by what their buttons say. */
  buttons(): { id: string; label: string }[] {
    return [...this.#directory.directory.organisations.values()]
      .flatMap(({ organisationId: id, signIn: { inUse } }) => (inUse ? [{ id, label: inUse.label }] : []))
      .toSorted((a, b) => a.label.localeCompare(b.label));
  }

  /** What a person of an organisation starts with; null: it has none. */
  idFor(organisation: string | null): string | null {
    const made = organisation === null ? undefined : this.#named(organisation);
    if (made?.signIn.inUse) return made.organisationId;
    return this.ofTheSettings && this.#settings?.organisation === organisation ? OF_THE_SETTINGS : null;
  }

  /** The provider that opened a session, by what its button says; null: another way did. */
  openedBy({ method }: OpenSession, { organisation }: Grant): { id: string; label: string } | null {
    const id = method === 'oidc' ? this.idFor(organisation) : null;
    if (id === null) return null;
    const inUse = this.#directory.directory.organisations.get(id)?.signIn.inUse;
    return { id, label: inUse?.label ?? this.ofTheSettings?.name ?? '' };
  }

  /** null: there is none of this id, or this program can't open its secret. */
  async find(id: string): Promise<TrustedProvider | null> {
    if (id === OF_THE_SETTINGS) return this.ofTheSettings && this.#settings;
    const made = this.#directory.directory.organisations.get(id);
    return made?.signIn.inUse ? this.opened(made, made.signIn.inUse) : null;
  }

  /** A provider with its secret; null: this program can't open it. */
  async opened(
    { organisationId, name }: RegisteredOrganisation,
    { issuer, clientId, secret }: SignInProvider,
  ): Promise<TrustedProvider | null> {
    const clientSecret = secret === null ? null : await this.#open(organisationId, secret);
    return secret !== null && clientSecret === null ? null : { organisation: name, issuer, clientId, clientSecret };
  }

  /** Rejects with `CannotSeal`. */
  seal(organisationId: string, secret: string): Promise<Sealed> {
    return this.#keyring.seal(subjectOf(organisationId), PURPOSE, secret);
  }

  /** Whether a session goes on: one that a provider opened lasts no longer than that provider (AC-14). */
  trusts({ method, openedAt }: OpenSession, { organisation }: Grant): boolean {
    if (method !== 'oidc') return true;
    const signIn = organisation === null ? undefined : this.#named(organisation)?.signIn;
    if (signIn?.isKept) return signIn.inUse !== null && signIn.inUse.since <= openedAt;
    return this.#settings !== null && this.#settings.organisation === organisation;
  }

  #named(organisation: string): RegisteredOrganisation | undefined {
    return [...this.#directory.directory.organisations.values()].find(({ name }) => name === organisation);
  }

  /** A box that was copied from another organisation is treated as absent. */
  async #open(organisationId: string, sealed: Sealed): Promise<string | null> {
    if (sealed.key !== subjectOf(organisationId)) return null;
    const opened = await this.#keyring.open(sealed, PURPOSE);
    const parsed = opened.outcome === 'opened' ? text.safeParse(opened.value) : null;
    return parsed?.success ? parsed.data : null;
  }
}

/** The subject whose data key seals the secret. */
const subjectOf = (organisationId: string): string => `organisation-${organisationId}`;
