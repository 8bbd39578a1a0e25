import { randomUUID } from 'node:crypto';
import {
  type ConsoleKind,
  type Device,
  type Instant,
  instantFrom,
  isAdministrator,
  type KnownPerson,
  STEP_UP_LASTS,
} from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { OidcSettings } from '../../environment/config.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { Accounts } from '../accounts.ts';
import type { Challenges } from '../credentials/challenges.ts';
import { type OidcCheck, type OidcFailure, type OidcIdentity, OidcProvider } from '../credentials/oidc.ts';
import { actorOf, type LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import type { Secrets } from './secrets.ts';

const CALLBACK = '/api/sign-in/oidc/callback';

/** `add_factor`: to add the account's first second factor, for which the provider has to date its question. */
export type OidcPurpose = 'sign_in' | 'add_factor';

interface Begun {
  readonly check: OidcCheck;
  readonly console: ConsoleKind;
  readonly purpose: OidcPurpose;
}

/**
 * Why sign-in failed. `not_of_this_organisation` and `not_invited` are our decisions, the others come from the provider
 * or the connection.
 */
export type OidcRefusal = OidcFailure | 'expired' | 'not_invited' | 'not_of_this_organisation';

export type OidcOutcome =
  | { readonly ok: true; readonly opened: OpenedSession; readonly purpose: OidcPurpose }
  | { readonly ok: false; readonly why: OidcRefusal };

/**
 * Sign-in by an organisation's OpenID Connect provider. The provider is trusted for that organisation only: nobody with
 * a role elsewhere, and no administrator, can use it. An account is linked the first time by a pending invitation and
 * an e-mail address that the provider has verified; from then on by issuer and subject.
 */
export class OidcSignIn {
  readonly #settings: OidcSettings | null;
  readonly #challenges: Challenges;
  readonly #directory: LiveDirectory;
  readonly #accounts: Accounts;
  readonly #names: Names;
  readonly #secrets: Secrets;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;
  readonly #clock: Clock;
  #provider: OidcProvider | undefined;

  constructor(
    settings: OidcSettings | null,
    parts: {
      readonly challenges: Challenges;
      readonly directory: LiveDirectory;
      readonly accounts: Accounts;
      readonly names: Names;
      readonly secrets: Secrets;
      readonly sessionOpener: SessionOpener;
      readonly origin: PublicOrigin;
      readonly clock: Clock;
    },
  ) {
    this.#settings = settings;
    this.#challenges = parts.challenges;
    this.#directory = parts.directory;
    this.#accounts = parts.accounts;
    this.#names = parts.names;
    this.#secrets = parts.secrets;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
    this.#clock = parts.clock;
  }

  get configured(): boolean {
    return this.#settings !== null;
  }

  /** The URL to redirect the browser to, and the ticket to store in a cookie until the callback. */
  async begin(
    console: ConsoleKind,
    purpose: OidcPurpose,
  ): Promise<{ url: string; ticket: string } | { why: OidcRefusal }> {
    const begun = await this.#at().begin({ maxAgeSeconds: purpose === 'add_factor' ? STEP_UP_LASTS / 1_000 : null });
    if (!begun.ok) return { why: begun.failure };
    const { sealed } = this.#challenges.seal('oidc', { check: begun.check, console, purpose } satisfies Begun);
    return { url: begun.url, ticket: sealed };
  }

  async finish(query: string, ticket: string, device: Device | null): Promise<OidcOutcome> {
    const begun = this.#challenges.open<Begun>('oidc', ticket);
    if (begun.outcome !== 'opened') return refused('expired');
    const finished = await this.#at().finish(query, begun.payload.check);
    if (!finished.ok) return refused(finished.failure);
    const person = (await this.#linked(finished.identity)) ?? (await this.#link(finished.identity));
    if (typeof person === 'string') return refused(person);
    if (!this.#isOfTheirs(person)) return refused('not_of_this_organisation');
    const tied = await this.#credentialOf(person, finished.identity);
    const proof = {
      credentialId: tied,
      challenge: begun.id,
      totpStep: null,
      recoveryCode: null,
      signCount: null,
    };
    const { console, purpose } = begun.payload;
    const authenticatedAt = this.#askedAt(finished.identity);
    const how = { method: 'oidc', proof, console, device, authenticatedAt } as const;
    return { ok: true, purpose, opened: await this.#sessionOpener.open(person.personId, how) };
  }

  /** When the provider asked the person, on our clock: never later than now, whatever theirs says. */
  #askedAt({ authTime }: OidcIdentity): Instant | undefined {
    return authTime === null ? undefined : instantFrom(Math.max(0, Math.min(authTime * 1_000, this.#clock.now())));
  }

  /** The account that is linked to this identity. */
  async #linked(identity: OidcIdentity): Promise<KnownPerson | null> {
    for (const person of this.#directory.people()) {
      if (person.situation === 'active' && (await this.#credentialOf(person, identity))) return person;
    }
    return null;
  }

  async #credentialOf(person: KnownPerson, { issuer, subject }: OidcIdentity): Promise<string | null> {
    for (const credential of Object.values(person.credentials)) {
      const stored = await this.#secrets.open(credential, 'oidc');
      if (stored?.issuer === issuer && stored.subject === subject) return credential.credentialId;
    }
    return null;
  }

  /** Accepts an invitation. An active account is never linked by an e-mail address alone. */
  async #link(identity: OidcIdentity): Promise<KnownPerson | 'not_invited' | 'not_of_this_organisation'> {
    if (identity.email === null || !identity.emailVerified) return 'not_invited';
    const person = await this.#names.byEmail(identity.email);
    const profile = person ? await this.#names.of(person.personId) : null;
    if (!person?.invitation || !profile || Date.parse(person.invitation.expiresAt) <= this.#clock.now())
      return 'not_invited';
    if (!this.#isOfTheirs(person)) return 'not_of_this_organisation';
    const { personId } = person;
    const { issuer, subject } = identity;
    const secret = await this.#secrets.seal(personId, 'oidc', { issuer, subject });
    const outcome = await this.#accounts.handle({
      personId,
      command: {
        type: 'activate',
        tokenHash: person.invitation.tokenHash,
        profile: await this.#names.seal(personId, profile),
        credentials: [{ credentialId: randomUUID(), kind: 'oidc', secret }],
      },
      actor: actorOf(personId, Object.values(person.grants)[0]!),
    });
    return outcome.kind === 'done' && outcome.state.situation !== 'unknown' ? outcome.state : 'not_invited';
  }

  #isOfTheirs(person: KnownPerson): boolean {
    const grants = Object.values(person.grants);
    const organisation = this.#settings?.organisation;
    return grants.length > 0 && grants.every((g) => g.organisation === organisation && !isAdministrator(g));
  }

  /** Created on first use, since the redirect URI is known only once the program listens. */
  #at(): OidcProvider {
    if (this.#settings === null) throw new Error('No sign-in elsewhere is configured.');
    const { issuer, clientId, clientSecret } = this.#settings;
    const redirectUri = this.#origin.origin + CALLBACK;
    this.#provider ??= new OidcProvider({ issuer, clientId, clientSecret, redirectUri });
    return this.#provider;
  }
}

const refused = (why: OidcRefusal): OidcOutcome => ({ ok: false, why });
