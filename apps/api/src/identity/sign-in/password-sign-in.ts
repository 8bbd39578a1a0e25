import type { ConsoleKind, Device, KnownPerson, Proof } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { Failure } from '../../problems/failure.ts';
import type { SignInDelays } from '../credentials/delays.ts';
import type { PasswordOutcome, Passwords } from '../credentials/passwords.ts';
import type { Names } from '../names.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { checkCode } from './second-factor.ts';
import type { Secrets } from './secrets.ts';
import { unlessWeFail } from './unless-we-fail.ts';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  /** Where the request came from. */
  readonly address: string;
}

/**
 * E-mail, password and code together: one answer for all that can be wrong, after the same work whether or not there is
 * such an account. Who is wrong waits longer each time, for this account from this address; nobody is locked out.
 */
export class PasswordSignIn {
  readonly #names: Names;
  readonly #secrets: Secrets;
  readonly #passwords: Passwords;
  readonly #delays: SignInDelays;
  readonly #sessionOpener: SessionOpener;
  readonly #clock: Clock;

  constructor(parts: {
    readonly names: Names;
    readonly secrets: Secrets;
    readonly passwords: Passwords;
    readonly delays: SignInDelays;
    readonly sessionOpener: SessionOpener;
    readonly clock: Clock;
  }) {
    this.#names = parts.names;
    this.#secrets = parts.secrets;
    this.#passwords = parts.passwords;
    this.#delays = parts.delays;
    this.#sessionOpener = parts.sessionOpener;
    this.#clock = parts.clock;
  }

  /** Throws a `Failure`: `try_later` with the seconds to wait, `busy`, `wrong_sign_in` or what the account refuses. */
  async open({ email, password, code, console, device, address }: PasswordAttempt): Promise<OpenedSession> {
    const attempt = this.#delays.attempt(email, address);
    if (!attempt.allowed) throw tooSoon(attempt.retryAfterMs);
    const person = await this.#names.byEmail(email);
    const right = await this.#check(person, password);
    if (right.outcome === 'busy') {
      this.#delays.notTried(email, address);
      throw new Failure('busy');
    }
    const proof = person && right.outcome === 'right' ? await this.#codeOf(person, code) : null;
    if (!person || !proof) throw new Failure('wrong_sign_in');
    const how = { method: 'password', proof, console, device } as const;
    const opened = await unlessWeFail(
      () => this.#sessionOpener.open(person.personId, how),
      () => this.#delays.notTried(email, address),
    );
    this.#delays.succeeded(email, address);
    return opened;
  }

  async #check(person: KnownPerson | null, password: string): Promise<PasswordOutcome> {
    const way = person?.situation === 'active' ? await this.#secrets.one(person, 'password') : null;
    return way ? this.#passwords.check(password, way.kept.phc) : this.#passwords.checkNobody(password);
  }

  #codeOf(person: KnownPerson, code: string): Promise<Proof | null> {
    return checkCode(person, code, { secrets: this.#secrets, clock: this.#clock });
  }
}

/** How long to wait is in the header and, for our own screen, in the answer: whole seconds. */
export const tooSoon = (retryAfterMs: number): Failure =>
  new Failure('try_later', { retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)) });
