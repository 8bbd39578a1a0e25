import type { Ceremony, MyAccount } from '@safe-haven/contracts';
import type { KnownPerson, Proof } from '@safe-haven/domain';
import type { Clock } from '../../environment/clock.ts';
import type { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import type { Challenges } from '../credentials/challenges.ts';
import type { SignInDelays } from '../credentials/delays.ts';
import { passkeySite, signInOptions } from '../credentials/passkeys.ts';
import type { FoundSession } from '../live-directory.ts';
import type { OpenedSession, SessionOpener } from '../session-opener.ts';
import { siteOrFail } from './passkey-sign-in.ts';
import { tooSoon } from './password-sign-in.ts';
import { checkPasskey, passkeysOf } from './person-passkeys.ts';
import { checkCode } from './second-factor.ts';
import type { Secrets } from './secrets.ts';
import { unlessWeFail } from './unless-we-fail.ts';

export type Shown =
  | { readonly passkey: { readonly ticket: string; readonly response: unknown } }
  | { readonly code: string }
  | { readonly demo: true };

/** An invented person has nothing to show: one tap stands for it, in the demo alone. */
const DEMO_PROOF: Proof = {
  credentialId: null,
  challenge: null,
  totpStep: null,
  recoveryCode: null,
  signCount: 0,
};

/** Showing a second factor in a session that goes on: what is secret asks for it, and the session's id changes with it. */
export class StepUp {
  readonly #secrets: Secrets;
  readonly #challenges: Challenges;
  readonly #delays: SignInDelays;
  readonly #sessionOpener: SessionOpener;
  readonly #origin: PublicOrigin;
  readonly #clock: Clock;
  readonly #demo: boolean;

  constructor(parts: {
    readonly secrets: Secrets;
    readonly challenges: Challenges;
    readonly delays: SignInDelays;
    readonly sessionOpener: SessionOpener;
    readonly origin: PublicOrigin;
    readonly clock: Clock;
    readonly demo: boolean;
  }) {
    this.#secrets = parts.secrets;
    this.#challenges = parts.challenges;
    this.#delays = parts.delays;
    this.#sessionOpener = parts.sessionOpener;
    this.#origin = parts.origin;
    this.#clock = parts.clock;
    this.#demo = parts.demo;
  }

  /** What this person can show here and now. */
  factorsOf({ person, session }: FoundSession): MyAccount['secondFactors'] {
    const kinds = new Set(Object.values(person.credentials).map((c) => c.kind));
    return [
      ...(kinds.has('passkey') && passkeySite(this.#origin.origin) ? (['passkey'] as const) : []),
      ...(kinds.has('totp') || kinds.has('recovery_codes') ? (['code'] as const) : []),
      ...(this.#demo && session.method === 'demo' ? (['demo'] as const) : []),
    ];
  }

  async options(person: KnownPerson): Promise<Ceremony> {
    const own = await passkeysOf(person, this.#secrets);
    const only = own.map((p) => p.passkey);
    const options = await signInOptions(siteOrFail(passkeySite(this.#origin.origin)), only);
    const payload = { personId: person.personId, value: options.challenge };
    return { options: { ...options }, ticket: this.#challenges.seal('passkey_step_up', payload).sealed };
  }

  /** Throws `wrong_code`, `passkey_refused`, `ticket_expired`, or `try_later` after wrong ones. */
  async show(found: FoundSession, shown: Shown, address: string): Promise<OpenedSession> {
    const account = `step-up ${found.person.personId}`;
    const attempt = this.#delays.attempt(account, address);
    if (!attempt.allowed) throw tooSoon(attempt.retryAfterMs);
    const proof = await this.#proofOf(found, shown);
    const opened = await unlessWeFail(
      () => this.#sessionOpener.rotate(found, { grantId: null, proof }),
      () => this.#delays.notTried(account, address),
    );
    this.#delays.succeeded(account, address);
    return opened;
  }

  async #proofOf(found: FoundSession, shown: Shown): Promise<Proof> {
    if ('demo' in shown) {
      if (!this.factorsOf(found).includes('demo')) throw new Failure('no_right');
      return DEMO_PROOF;
    }
    if ('code' in shown) {
      const proof = await checkCode(found.person, shown.code, { secrets: this.#secrets, clock: this.#clock });
      if (!proof) throw new Failure('wrong_code');
      return proof;
    }
    return this.#passkeyProof(found.person, shown.passkey);
  }

  async #passkeyProof(
    person: KnownPerson,
    { ticket, response }: { ticket: string; response: unknown },
  ): Promise<Proof> {
    const site = siteOrFail(passkeySite(this.#origin.origin));
    const opened = this.#challenges.open<{ personId: string; value: string }>('passkey_step_up', ticket);
    if (opened.outcome !== 'opened' || opened.payload.personId !== person.personId) throw new Failure('ticket_expired');
    const answered = { site, challenge: opened.payload.value, ticketId: opened.id, answer: response };
    const proof = await checkPasskey(person, answered, this.#secrets);
    if (!proof) throw new Failure('passkey_refused');
    return proof;
  }
}
