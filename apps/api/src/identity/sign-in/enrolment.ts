import { randomUUID } from 'node:crypto';
import type { Ceremony, TotpSecret } from '@safe-haven/contracts';
import type { KnownPerson, NewCredential } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import type { ChallengePurpose, Challenges } from '../credentials/challenges.ts';
import { checkOneTimeCode, newOneTimeSecret, oneTimeUri } from '../credentials/one-time-codes.ts';
import { passkeySite, registrationOptions, verifyRegistration } from '../credentials/passkeys.ts';
import { passwordFault } from '../credentials/password-rules.ts';
import type { Passwords } from '../credentials/passwords.ts';
import { newRecoveryCodes } from '../credentials/recovery-codes.ts';
import type { Profile } from '../names.ts';
import { siteOrFail } from './passkey-sign-in.ts';
import { passkeysOf } from './person-passkeys.ts';
import type { Secrets } from './secrets.ts';

/** A neutral name: it is visible in a list on the phone. */
const PROGRAM_NAME = 'Haven';
/** The account label in an authenticator app; neutral, since others may see it. */
const PROGRAM_ACCOUNT = 'duty';

interface ForPerson<T> {
  readonly personId: string;
  readonly value: T;
}

/** Creates new sign-in methods, for an invitation or an existing account; it records nothing. */
export class Enrolment {
  readonly #secrets: Secrets;
  readonly #challenges: Challenges;
  readonly #passwords: Passwords;
  readonly #origin: PublicOrigin;
  readonly #clock: Clock;

  constructor(parts: {
    readonly secrets: Secrets;
    readonly challenges: Challenges;
    readonly passwords: Passwords;
    readonly origin: PublicOrigin;
    readonly clock: Clock;
  }) {
    this.#secrets = parts.secrets;
    this.#challenges = parts.challenges;
    this.#passwords = parts.passwords;
    this.#origin = parts.origin;
    this.#clock = parts.clock;
  }

  async passkeyOptions(personId: string, profile: Profile, person: KnownPerson | null): Promise<Ceremony> {
    const site = siteOrFail(passkeySite(this.#origin.origin));
    const passkeys = person ? await passkeysOf(person, this.#secrets) : [];
    const named = { handle: personId, name: profile.email, displayName: profile.name };
    const options = await registrationOptions(
      site,
      PROGRAM_NAME,
      named,
      passkeys.map((p) => p.passkey),
    );
    const { sealed } = this.#challenges.seal('passkey_registration', { personId, value: options.challenge });
    return { options: { ...options }, ticket: sealed };
  }

  /**
   * Throws `ticket_expired` or `passkey_refused`. The ticket's id is recorded with the passkey, so that it works once.
   */
  async passkey(
    personId: string,
    { ticket, response }: { readonly ticket: string; readonly response: unknown },
    label: string,
  ): Promise<NewCredential> {
    const { id, value: challenge } = this.#opened<string>('passkey_registration', personId, ticket);
    const made = await verifyRegistration(siteOrFail(passkeySite(this.#origin.origin)), challenge, response);
    if (!made.ok) throw new Failure('passkey_refused');
    const { credentialId, publicKey, transports } = made.passkey;
    const stored = { credentialId, publicKey, transports: [...transports], label };
    const secret = await this.#secrets.seal(personId, 'passkey', stored);
    return { credentialId: randomUUID(), kind: 'passkey', secret, ticket: id };
  }

  totpSecret(personId: string): TotpSecret {
    const secret = newOneTimeSecret();
    const { sealed } = this.#challenges.seal('one_time_enrolment', { personId, value: secret });
    return { secret, uri: oneTimeUri(PROGRAM_NAME, PROGRAM_ACCOUNT, secret), ticket: sealed };
  }

  /** Throws `ticket_expired` or `wrong_code`: a secret is accepted only with a valid code. */
  async totp(
    personId: string,
    { ticket, code }: { readonly ticket: string; readonly code: string },
  ): Promise<NewCredential> {
    const { id, value: secret } = this.#opened<string>('one_time_enrolment', personId, ticket);
    const checked = checkOneTimeCode(code, secret, 0, this.#clock);
    if (checked.outcome !== 'right') throw new Failure('wrong_code');
    // Stored, so that this code can't be reused for sign-in by an observer (RFC 6238, 5.2).
    const stored = { secret, shownStep: checked.step };
    const sealed = await this.#secrets.seal(personId, 'totp', stored);
    return { credentialId: randomUUID(), kind: 'totp', secret: sealed, ticket: id };
  }

  /** Throws `password_too_weak` with the reason as `detail`, or `busy`. */
  async password(personId: string, password: string, { name, email }: Profile): Promise<NewCredential> {
    const fault = passwordFault(password, { personal: [name, email], program: [PROGRAM_NAME, 'Safe Haven'] });
    if (fault) throw new Failure('password_too_weak', { detail: fault });
    // A known person gets the queue of known devices.
    const hashed = await this.#passwords.hash(password, { client: `person ${personId}`, known: true });
    if (hashed.outcome === 'busy') throw new Failure('busy');
    const secret = await this.#secrets.seal(personId, 'password', { phc: hashed.phc });
    return { credentialId: randomUUID(), kind: 'password', secret };
  }

  async recoveryCodes(personId: string): Promise<{ readonly credential: NewCredential; readonly codes: string[] }> {
    const { codes, hashes } = newRecoveryCodes();
    const secret = await this.#secrets.seal(personId, 'recovery_codes', { hashes: [...hashes] });
    return { credential: { credentialId: randomUUID(), kind: 'recovery_codes', secret }, codes: [...codes] };
  }

  /** Opens a ticket sealed for this person; a ticket of somebody else is invalid. */
  #opened<T>(purpose: ChallengePurpose, personId: string, ticket: string): { id: string; value: T } {
    const opened = this.#challenges.open<ForPerson<T>>(purpose, ticket);
    if (opened.outcome !== 'opened' || opened.payload.personId !== personId) throw new Failure('ticket_expired');
    return { id: opened.id, value: opened.payload.value };
  }
}
