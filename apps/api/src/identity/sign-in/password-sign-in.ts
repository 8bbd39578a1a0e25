import type { ConsoleKind, Device, KnownPerson, Proof } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import { siteOf } from '../../limits/addresses.ts';
import { Failure } from '../../problems/failure.ts';
import type { CodeDelays } from '../credentials/code-delays.ts';
import type { From, SignInDelays } from '../credentials/delays.ts';
import type { PasswordOutcome, Passwords } from '../credentials/passwords.ts';
import type { QueueTicket } from '../credentials/queue.ts';
import type { LiveDirectory } from '../live-directory.ts';
import type { Names } from '../names.ts';
import type { Refusals, RefusedCounts } from '../refusals.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { refundAttemptOnOutage } from './refund-attempt-on-outage.ts';
import { checkCode } from './second-factor.ts';
import type { Secrets } from './secrets.ts';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly console: ConsoleKind;
  readonly device: Device | null;
  /** The client's address. */
  readonly address: string;
  /** The device, if this person signed in from it before. */
  readonly knownDevice: (personId: string) => string | null;
}

interface Parts {
  readonly names: Names;
  readonly directory: LiveDirectory;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly delays: SignInDelays;
  readonly codes: CodeDelays;
  readonly refusals: Refusals;
  readonly sessionOpener: SessionOpener;
  readonly clock: Clock;
}

/**
 * E-mail, password and code are checked together: one answer for every failure, after the same work whether or not the
 * account exists. Each failure lengthens the delay of this account from this site; wrong codes of an account count over
 * all addresses; a known device has its own counters. No account is ever locked.
 */
export class PasswordSignIn {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Throws a `Failure`: `try_later` with the seconds to wait, `busy`, `wrong_sign_in` or a rejection of the account.
   */
  async open(attempt: PasswordAttempt): Promise<OpenedSession> {
    const { email, address } = attempt;
    const { names, delays } = this.#parts;
    const person = await names.byEmail(email);
    const from = { address, device: person ? attempt.knownDevice(person.personId) : null };
    const allowed = delays.attempt(email, from);
    if (!allowed.allowed) throw await this.#tryLater(person, address, allowed.retryAfterMs);
    return this.#checked(person, attempt, from);
  }

  /** A proof that was recorded stays used; a failure of ours does not count as a wrong attempt. */
  async #checked(person: KnownPerson | null, attempt: PasswordAttempt, from: From): Promise<OpenedSession> {
    const { email, password, code, console, device, address } = attempt;
    const { delays, codes, refusals, sessionOpener } = this.#parts;
    // Checked before the password, so that the answer does not disclose whether the password was correct.
    const pause = person ? codes.waitMs(person.personId, from.device, this.#logged(person)) : 0;
    if (pause > 0) {
      delays.notTried(email, from);
      throw await this.#tryLater(person, address, pause);
    }
    const right = await this.#check(person, password, from);
    if (right.outcome === 'busy') {
      delays.notTried(email, from);
      await refusals.note({ code: 'busy', personId: null, actor: null, address, counts: null });
      throw new Failure('busy');
    }
    if (!person || right.outcome === 'wrong') throw await this.#refused(person, address, 'wrongSignIns');
    const proof = await this.#codeOf(person, code, from.device);
    if (!proof) throw await this.#refused(person, address, 'wrongCodes');
    const how = { method: 'password', proof, console, device } as const;
    const opened = await refundAttemptOnOutage(
      () => sessionOpener.open(person.personId, how),
      () => {
        delays.notTried(email, from);
        codes.notTried(person.personId, from.device);
      },
    );
    delays.succeeded(email, from);
    codes.succeeded(person.personId, from.device);
    return opened;
  }

  async #check(person: KnownPerson | null, password: string, { address, device }: From): Promise<PasswordOutcome> {
    const { secrets, passwords } = this.#parts;
    const turn: QueueTicket =
      device === null ? { client: siteOf(address), known: false } : { client: device, known: true };
    const credential = person?.situation === 'active' ? await secrets.find(person, 'password') : null;
    return credential ? passwords.check(password, credential.secret.phc, turn) : passwords.checkDecoy(password, turn);
  }

  /** null: the code is wrong, or was sent concurrently with others and is not checked. */
  async #codeOf(person: KnownPerson, code: string, device: string | null): Promise<Proof | null> {
    const { codes, secrets, clock } = this.#parts;
    if (!codes.attempt(person.personId, device, this.#logged(person)).allowed) return null;
    return checkCode(person, code, { secrets, clock });
  }

  #logged({ personId }: KnownPerson) {
    return this.#parts.directory.wrongCodesOf(personId);
  }

  async #refused(person: KnownPerson | null, address: string, counts: keyof RefusedCounts): Promise<Failure> {
    const personId = person?.personId ?? null;
    await this.#parts.refusals.note({ code: 'wrong_sign_in', personId, actor: null, address, counts });
    return new Failure('wrong_sign_in');
  }

  async #tryLater(person: KnownPerson | null, address: string, retryAfterMs: number): Promise<Failure> {
    const personId = person?.personId ?? null;
    await this.#parts.refusals.note({ code: 'try_later', personId, actor: null, address, counts: null });
    return tryLater(retryAfterMs);
  }
}

/** The waiting time is in the header and, for the dashboard, in the body: whole seconds. */
export const tryLater = (retryAfterMs: number): Failure =>
  new Failure('try_later', { retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)) });
