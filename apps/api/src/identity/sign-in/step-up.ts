import type { Ceremony, MyAccount } from '@safe-haven/contracts';
import type { KnownPerson, Proof } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import { accountFailure } from '../account-failure.ts';
import type { Accounts } from '../accounts.ts';
import type { Challenges } from '../credentials/challenges.ts';
import type { CodeDelays } from '../credentials/code-delays.ts';
import type { From, SignInDelays } from '../credentials/delays.ts';
import { passkeySite, signInOptions } from '../credentials/passkeys.ts';
import { actorOf, type FoundSession, type LiveDirectory } from '../live-directory.ts';
import type { Refusals, RefusedCounts } from '../refusals.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { siteOrFail } from './passkey-sign-in.ts';
import { tryLater } from './password-sign-in.ts';
import { checkPasskey, passkeysOf } from './person-passkeys.ts';
import { refundAttemptOnOutage } from './refund-attempt-on-outage.ts';
import { checkCode } from './second-factor.ts';
import type { Secrets } from './secrets.ts';

export type Shown =
  | { readonly passkey: { readonly ticket: string; readonly response: unknown } }
  | { readonly code: string }
  | { readonly demo: true };

/** A demo person has no second factor: a tap counts as one, in the demo only. */
const DEMO_PROOF: Proof = {
  credentialId: null,
  challenge: null,
  totpStep: null,
  recoveryCode: null,
  signCount: 0,
};

/** Shows a second factor in an open session, as sensitive actions require; the session's id is rotated. */
export class StepUp {
  readonly #secrets: Secrets;
  readonly #challenges: Challenges;
  readonly #delays: SignInDelays;
  readonly #codes: CodeDelays;
  readonly #refusals: Refusals;
  readonly #directory: LiveDirectory;
  readonly #accounts: Accounts;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;
  readonly #clock: Clock;
  readonly #demo: boolean;

  constructor(parts: {
    readonly secrets: Secrets;
    readonly challenges: Challenges;
    readonly delays: SignInDelays;
    readonly codes: CodeDelays;
    readonly refusals: Refusals;
    readonly directory: LiveDirectory;
    readonly accounts: Accounts;
    readonly sessionOpener: SessionOpener;
    readonly origin: PublicOrigin;
    readonly clock: Clock;
    readonly demo: boolean;
  }) {
    this.#secrets = parts.secrets;
    this.#challenges = parts.challenges;
    this.#delays = parts.delays;
    this.#codes = parts.codes;
    this.#refusals = parts.refusals;
    this.#directory = parts.directory;
    this.#accounts = parts.accounts;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
    this.#clock = parts.clock;
    this.#demo = parts.demo;
  }

  /** The second factors that this person can show on this device. */
  factorsOf({ person, session }: FoundSession): MyAccount['secondFactors'] {
    const kinds = new Set(Object.values(person.credentials).map((c) => c.kind));
    return [
      ...(kinds.has('passkey') && passkeySite(this.#origin.origin) ? (['passkey'] as const) : []),
      ...(kinds.has('totp') || kinds.has('recovery_codes') ? (['code'] as const) : []),
      ...(this.#demo && session.method === 'demo' ? (['demo'] as const) : []),
    ];
  }

  async options(person: KnownPerson): Promise<Ceremony> {
    const passkeys = await passkeysOf(person, this.#secrets);
    const only = passkeys.map((p) => p.passkey);
    const options = await signInOptions(siteOrFail(passkeySite(this.#origin.origin)), only);
    const payload = { personId: person.personId, value: options.challenge };
    return { options: { ...options }, ticket: this.#challenges.seal('passkey_step_up', payload).sealed };
  }

  /**
   * Throws `wrong_code`, `passkey_refused`, `ticket_expired`, `try_later` after wrong codes, or `not_signed_in` when
   * too many of them have ended the session.
   */
  async show(found: FoundSession, shown: Shown, from: From): Promise<OpenedSession> {
    if ('code' in shown) return this.#byCode(found, shown.code, from);
    const proof = 'demo' in shown ? this.#demoProof(found) : await this.#passkeyProof(found, shown.passkey, from);
    return this.#sessionOpener.rotate(found, { grantId: null, proof });
  }

  #demoProof(found: FoundSession): Proof {
    if (!this.factorsOf(found).includes('demo')) throw new Failure('no_right');
    return DEMO_PROOF;
  }

  async #byCode(found: FoundSession, code: string, from: From): Promise<OpenedSession> {
    const { person } = found;
    const { personId } = person;
    const account = `step-up ${personId}`;
    const attempt = this.#delays.attempt(account, from);
    if (!attempt.allowed) throw tryLater(attempt.retryAfterMs);
    const counted = this.#codes.attempt(personId, from.device, this.#directory.wrongCodesOf(personId));
    const notTried = () => {
      this.#delays.notTried(account, from);
      this.#codes.notTried(personId, from.device);
    };
    if (!counted.allowed) {
      this.#delays.notTried(account, from);
      throw tryLater(counted.retryAfterMs);
    }
    const proof = await checkCode(person, code, { secrets: this.#secrets, clock: this.#clock });
    if (!proof) throw await this.#wrong(found, 'wrong_code', 'wrongCodes', from);
    const opened = await refundAttemptOnOutage(
      () => this.#sessionOpener.rotate(found, { grantId: null, proof }),
      notTried,
    );
    this.#delays.succeeded(account, from);
    this.#codes.succeeded(personId, from.device);
    return opened;
  }

  /** After five wrong codes somebody else is probably at the open screen: the session ends. */
  async #wrong(
    found: FoundSession,
    code: 'wrong_code' | 'passkey_refused',
    counts: keyof RefusedCounts,
    { address }: From,
  ): Promise<Failure> {
    const { person, session, grant } = found;
    const actor = actorOf(person.personId, grant);
    await this.#refusals.note({ code, personId: person.personId, actor, address, counts });
    const spent = code === 'wrong_code' && this.#codes.wrongIn({ personId: person.personId, ...session });
    if (!spent) return new Failure(code);
    const command = { type: 'revoke-session', sessionId: session.sessionId, reason: 'wrong_codes' } as const;
    const outcome = await this.#accounts.handle({ personId: person.personId, command, actor });
    return outcome.kind === 'done' ? new Failure('not_signed_in') : accountFailure(outcome);
  }

  async #passkeyProof(
    found: FoundSession,
    { ticket, response }: { ticket: string; response: unknown },
    from: From,
  ): Promise<Proof> {
    const { person } = found;
    const site = siteOrFail(passkeySite(this.#origin.origin));
    const opened = this.#challenges.open<{ personId: string; value: string }>('passkey_step_up', ticket);
    if (opened.outcome !== 'opened' || opened.payload.personId !== person.personId) throw new Failure('ticket_expired');
    const answered = { site, challenge: opened.payload.value, ticketId: opened.id, answer: response };
    const proof = await checkPasskey(person, answered, this.#secrets);
    if (!proof) throw await this.#wrong(found, 'passkey_refused', 'wrongSignIns', from);
    return proof;
  }
}
