import type { Ceremony } from '@safe-haven/contracts';
import type { ConsoleKind, Device } from '@safe-haven/domain';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import type { Challenges } from '../credentials/challenges.ts';
import { claimedHandle } from '../credentials/passkey-answers.ts';
import { type PasskeySite, passkeySite, signInOptions } from '../credentials/passkeys.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { Refusals } from '../refusals.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { checkPasskey } from './person-passkeys.ts';
import type { Secrets } from './secrets.ts';

export interface PasskeyAttempt {
  readonly ticket: string;
  readonly response: unknown;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  readonly address: string;
}

/**
 * Sign-in by a discoverable passkey, without a user name. A signature can't be guessed, so failed attempts cause no
 * delay and can't be used to lock others out.
 */
export class PasskeySignIn {
  readonly #directory: LiveDirectory;
  readonly #secrets: Secrets;
  readonly #challenges: Challenges;
  readonly #refusals: Refusals;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;

  constructor(parts: {
    readonly directory: LiveDirectory;
    readonly secrets: Secrets;
    readonly challenges: Challenges;
    readonly refusals: Refusals;
    readonly sessionOpener: SessionOpener;
    readonly origin: PublicOrigin;
  }) {
    this.#directory = parts.directory;
    this.#secrets = parts.secrets;
    this.#challenges = parts.challenges;
    this.#refusals = parts.refusals;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
  }

  /** The origin that passkeys are valid for; null where browsers don't support them. */
  get site(): PasskeySite | null {
    return passkeySite(this.#origin.origin);
  }

  /** The same options for everybody. Throws a `Failure` where passkeys are not supported. */
  async options(): Promise<Ceremony> {
    const options = await signInOptions(siteOrFail(this.site));
    const { sealed } = this.#challenges.seal('passkey_sign_in', options.challenge);
    return { options: { ...options }, ticket: sealed };
  }

  async open({ ticket, response, console, device, address }: PasskeyAttempt): Promise<OpenedSession> {
    const site = siteOrFail(this.site);
    const challenge = this.#challenges.open<string>('passkey_sign_in', ticket);
    if (challenge.outcome !== 'opened') throw new Failure('ticket_expired');
    const person = this.#directory.person(claimedHandle(response) ?? '');
    const answered = { site, challenge: challenge.payload, ticketId: challenge.id, answer: response };
    const proof = person ? await checkPasskey(person, answered, this.#secrets) : null;
    if (!person || !proof) {
      const personId = person?.personId ?? null;
      const code = 'passkey_refused';
      await this.#refusals.note({ code, personId, actor: null, address, counts: 'wrongSignIns' });
      throw new Failure(code);
    }
    return this.#sessionOpener.open(person.personId, { method: 'passkey', proof, console, device });
  }
}

export function siteOrFail(site: PasskeySite | null): PasskeySite {
  if (site) return site;
  throw new Failure('passkey_refused', { detail: 'Passkeys need TLS and a name, or this machine itself.' });
}
