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
import type { PublicOrigin } from '../../environment/public-origin.ts';
import type { Accounts } from '../accounts.ts';
import type { Challenges } from '../credentials/challenges.ts';
import { type OidcCheck, type OidcFailure, type OidcIdentity, OidcProvider } from '../credentials/oidc.ts';
import { actorOf, type LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import type { SignInProviders, TrustedProvider } from '../sign-in-providers.ts';
import type { Secrets } from './secrets.ts';

/** Where every provider sends people back to, below the public address. */
export const OIDC_CALLBACK = '/api/sign-in/oidc/callback';

/** `add_factor`: to add the account's first second factor, for which the provider has to date its question. */
export type OidcPurpose = 'sign_in' | 'add_factor';

interface Begun {
  readonly provider: string;
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
 * Sign-in by organisations' OpenID Connect providers. Each is trusted for that organisation only: nobody with
 * a role elsewhere, and no administrator, can use it. An account is linked the first time by a pending invitation and
 * an e-mail address that the provider has verified; from then on by issuer and subject.
 */
export class OidcSignIn {
  readonly #providers: SignInProviders;
  readonly #challenges: Challenges;
  readonly #directory: LiveDirectory;
  readonly #accounts: Accounts;
  readonly #names: Names;
  readonly #secrets: Secrets;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;
  readonly #clock: Clock;

  constructor(parts: {
    readonly providers: SignInProviders;
    readonly challenges: Challenges;
    readonly directory: LiveDirectory;
    readonly accounts: Accounts;
    readonly names: Names;
    readonly secrets: Secrets;
    readonly sessionOpener: SessionOpener;
    readonly origin: PublicOrigin;
    readonly clock: Clock;
  }) {
    this.#providers = parts.providers;
    this.#challenges = parts.challenges;
    this.#directory = parts.directory;
    this.#accounts = parts.accounts;
    this.#names = parts.names;
    this.#secrets = parts.secrets;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
    this.#clock = parts.clock;
  }

  /** The URL to redirect the browser to, and the ticket to store in a cookie until the callback; null: no such provider. */
  async begin(
    provider: string,
    console: ConsoleKind,
    purpose: OidcPurpose,
  ): Promise<{ url: string; ticket: string } | { why: OidcRefusal } | null> {
    const trusted = await this.#providers.find(provider);
    if (trusted === null) return null;
    const maxAgeSeconds = purpose === 'add_factor' ? STEP_UP_LASTS / 1_000 : null;
    const begun = await this.#at(trusted).begin({ maxAgeSeconds });
    if (!begun.ok) return { why: begun.failure };
    const { sealed } = this.#challenges.seal('oidc', {
      provider,
      check: begun.check,
      console,
      purpose,
    } satisfies Begun);
    return { url: begun.url, ticket: sealed };
  }

  /** Where somebody signs out at a provider; null: there is none of this id. `why`: it offers no such page now. */
  async end(provider: string): Promise<{ url: string } | { why: 'no_sign_out_there' } | null> {
    const trusted = await this.#providers.find(provider);
    if (trusted === null) return null;
    const url = await this.#at(trusted).endOfSession();
    return url === null ? { why: 'no_sign_out_there' } : { url };
  }

  async finish(query: string, ticket: string, device: Device | null): Promise<OidcOutcome> {
    const begun = this.#challenges.open<Begun>('oidc', ticket);
    if (begun.outcome !== 'opened') return refused('expired');
    const trusted = await this.#providers.find(begun.payload.provider);
    if (trusted === null) return refused('expired');
    const finished = await this.#at(trusted).finish(query, begun.payload.check);
    if (!finished.ok) return refused(finished.failure);
    const person = (await this.#linked(finished.identity)) ?? (await this.#link(finished.identity, trusted));
    if (typeof person === 'string') return refused(person);
    if (!isOfTheirs(person, trusted)) return refused('not_of_this_organisation');
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
  async #link(
    identity: OidcIdentity,
    trusted: TrustedProvider,
  ): Promise<KnownPerson | 'not_invited' | 'not_of_this_organisation'> {
    if (identity.email === null || !identity.emailVerified) return 'not_invited';
    const person = await this.#names.byEmail(identity.email);
    const profile = person ? await this.#names.of(person.personId) : null;
    if (!person?.invitation || !profile || Date.parse(person.invitation.expiresAt) <= this.#clock.now())
      return 'not_invited';
    if (!isOfTheirs(person, trusted)) return 'not_of_this_organisation';
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

  /** Made for each sign-in, since the redirect URI is known only once the program listens. */
  #at({ issuer, clientId, clientSecret }: TrustedProvider): OidcProvider {
    return new OidcProvider({ issuer, clientId, clientSecret, redirectUri: this.#origin.origin + OIDC_CALLBACK });
  }
}

/** Whether all of somebody's roles are of the provider's organisation, and none is that of an administrator. */
function isOfTheirs(person: KnownPerson, { organisation }: TrustedProvider): boolean {
  const grants = Object.values(person.grants);
  return grants.length > 0 && grants.every((g) => g.organisation === organisation && !isAdministrator(g));
}

const refused = (why: OidcRefusal): OidcOutcome => ({ ok: false, why });
