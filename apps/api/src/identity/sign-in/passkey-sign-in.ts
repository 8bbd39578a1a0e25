import type { Ceremony } from '@safe-haven/contracts';
import type { ConsoleKind, Device } from '@safe-haven/domain';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import type { Challenges } from '../credentials/challenges.ts';
import type { SignInDelays } from '../credentials/delays.ts';
import { type PasskeySite, passkeySite, signInOptions } from '../credentials/passkeys.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { tooSoon } from './password-sign-in.ts';
import { checkPasskey, personClaimed } from './person-passkeys.ts';
import type { Secrets } from './secrets.ts';
import { unlessWeFail } from './unless-we-fail.ts';

export interface PasskeyAttempt {
  readonly ticket: string;
  readonly response: unknown;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  readonly address: string;
}

/** Signing in by a passkey that its device finds by itself: nobody types who they are. */
export class PasskeySignIn {
  readonly #directory: LiveDirectory;
  readonly #secrets: Secrets;
  readonly #challenges: Challenges;
  readonly #delays: SignInDelays;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;

  constructor(parts: {
    readonly directory: LiveDirectory;
    readonly secrets: Secrets;
    readonly challenges: Challenges;
    readonly delays: SignInDelays;
    readonly sessionOpener: SessionOpener;
    readonly origin: PublicOrigin;
  }) {
    this.#directory = parts.directory;
    this.#secrets = parts.secrets;
    this.#challenges = parts.challenges;
    this.#delays = parts.delays;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
  }

  /** Where passkeys are good; null where no browser makes any. */
  get site(): PasskeySite | null {
    return passkeySite(this.#origin.origin);
  }

  /** The same for everybody. Throws a `Failure` where there are no passkeys. */
  async options(): Promise<Ceremony> {
    const options = await signInOptions(siteOrFail(this.site));
    const { sealed } = this.#challenges.seal('passkey_sign_in', options.challenge);
    return { options: { ...options }, ticket: sealed };
  }

  async open({ ticket, response, console, device, address }: PasskeyAttempt): Promise<OpenedSession> {
    const site = siteOrFail(this.site);
    const challenge = this.#challenges.open<string>('passkey_sign_in', ticket);
    if (challenge.outcome !== 'opened') throw new Failure('ticket_expired');
    const claimed = personClaimed(response) ?? '';
    const account = `passkey ${claimed}`;
    const attempt = this.#delays.attempt(account, address);
    if (!attempt.allowed) throw tooSoon(attempt.retryAfterMs);
    const person = this.#directory.person(claimed);
    const answered = { site, challenge: challenge.payload, ticketId: challenge.id, answer: response };
    const proof = person ? await checkPasskey(person, answered, this.#secrets) : null;
    if (!person || !proof) throw new Failure('passkey_refused');
    const how = { method: 'passkey', proof, console, device } as const;
    const opened = await unlessWeFail(
      () => this.#sessionOpener.open(person.personId, how),
      () => this.#delays.notTried(account, address),
    );
    this.#delays.succeeded(account, address);
    return opened;
  }
}

export function siteOrFail(site: PasskeySite | null): PasskeySite {
  if (site) return site;
  throw new Failure('passkey_refused', { detail: 'Passkeys need TLS and a name, or this machine itself.' });
}
