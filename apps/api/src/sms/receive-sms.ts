import type { SmsCommand } from '@safe-haven/contracts';
import { type Actor, isSmsLocked, mayDo, type PersonRejectionCode, type SmsNumber } from '@safe-haven/domain';
import { uuidv5 } from '@safe-haven/event-store';
import { own } from '@safe-haven/lang';
import type { Clock } from '../environment/clock.ts';
import type { SmsSettings } from '../environment/config.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import { type AccountOutcome, type Accounts } from '../identity/accounts.ts';
import { actorOf } from '../identity/live-directory.ts';
import type { RequestLimits } from '../limits/limits.ts';
import { Failure } from '../problems/failure.ts';
import type { SmsGateway } from './gateway.ts';
import { type SmsRequest, smsRequestIn } from './grammar.ts';
import { isFromGateway, type Received, receivedIn, type Signed } from './protocol.ts';
import { type SmsEffect, sentenceIn } from './sentences.ts';
import type { ShelterBySms } from './shelter-by-sms.ts';
import { type CodeUsed, codeUsed, type OneTimeSecrets } from './sms-codes.ts';
import type { SmsNumbers, WithNumber } from './sms-numbers.ts';

/** A message that was on its way for longer is about another hour, ms (SM-5). */
const LATE_MS = 15 * 60_000;
/** As long as the answer can be acted on: until UNDO is over. */
const ANSWER_SECONDS = 5 * 60;
/** It must never change: ids in logs are derived with it. */
const MESSAGES = 'd3c5a7e0-4f19-5b6e-9a27-71e8c0b4f512';

/** What became of a message: a count for the operator, and all that is kept of one that did nothing. */
export type SmsOutcome =
  | SmsEffect
  | 'too_long'
  | 'not_a_message'
  | 'late'
  | 'unknown_number'
  | 'flood'
  | 'no_role'
  | 'not_understood'
  | 'locked'
  | 'wrong_code'
  | 'used_code'
  | 'repeated';

export interface ReceiveSmsParts {
  readonly settings: SmsSettings;
  readonly numbers: SmsNumbers;
  readonly accounts: Accounts;
  readonly shelters: ShelterBySms;
  readonly secrets: OneTimeSecrets;
  readonly gateway: SmsGateway;
  readonly feed: BoardFeed;
  readonly limits: RequestLimits;
  readonly clock: Clock;
  readonly onOutcome: (outcome: SmsOutcome) => void;
}

/** Why a message whose code is right is not taken all the same. */
const NOT_TAKEN: Readonly<Partial<Record<PersonRejectionCode, SmsOutcome>>> = {
  shown_before: 'used_code',
  sms_locked: 'locked',
};

/** The log could not be asked: the gateway brings the message again. */
const again = (): Failure => new Failure('store_unavailable', { retryAfter: 2 });

/** Somebody of the allow-list in the role in which they may text for their house. */
interface Sender extends WithNumber {
  readonly actor: Actor;
}
/** The sender whose code a message carries. */
interface WithCode extends Sender {
  readonly used: CodeUsed;
}

const commandOf = ({ sms }: Sender, { id }: Received): string => uuidv5(MESSAGES, `${sms.smsId}\n${id}`);

/**
 * One message of the gateway (SM-1 to SM-6). Whatever does not count is silence, to the sender and in the log: only what a
 * right code came with is answered.
 */
export class ReceiveSms {
  readonly #parts: ReceiveSmsParts;

  constructor(parts: ReceiveSmsParts) {
    this.#parts = parts;
  }

  /** Throws `not_signed_in` where the gateway did not sign it, and what it should bring again later. */
  async receive(signed: Signed): Promise<void> {
    const { settings, clock, onOutcome } = this.#parts;
    if (!isFromGateway(signed, settings.signingKey, clock.now())) throw new Failure('not_signed_in');
    onOutcome(await this.#outcomeOf(receivedIn(signed.raw)));
  }

  async #outcomeOf(received: Received | 'too_long' | 'not_a_message'): Promise<SmsOutcome> {
    if (typeof received === 'string') return received;
    const { numbers, limits, clock } = this.#parts;
    if (Math.abs(clock.now() - received.at) > LATE_MS) return 'late';
    await limits.orFail('sms', 'gateway');
    const whose = await numbers.whose(received.from);
    const [first] = whose;
    if (first === undefined) return 'unknown_number';
    if ((await limits.wait('smsOfANumber', first.sms.smsId)) !== null) return 'flood';
    const senders = whose.flatMap((one) => this.#senderOf(one) ?? []);
    if (senders.length === 0) return 'no_role';
    const request = smsRequestIn(received.text);
    return request === null ? 'not_understood' : this.#fulfil(received, request, senders);
  }

  /** The role in which they may keep the house now; null: none any more. */
  #senderOf(whose: WithNumber): Sender | null {
    const { person, sms } = whose;
    const shelter = shelterIn(this.#parts.feed, sms.shelterId);
    if (shelter === null) return null;
    const actors = Object.values(person.grants).map((grant) => actorOf(person.personId, grant));
    const actor = actors.find((one) => mayDo(one, 'keep_house', shelter));
    return actor ? { ...whose, actor } : null;
  }

  async #fulfil(received: Received, request: SmsRequest, senders: readonly Sender[]): Promise<SmsOutcome> {
    const before = senders.find((sender) => sender.sms.taken.includes(commandOf(sender, received)));
    if (before !== undefined) return this.#apply(received, request, before, before.sms);
    const meant = await this.#whoseCode(request, received, senders);
    if (typeof meant === 'string') return meant;
    const sms = await this.#useCode(request, meant, commandOf(meant, received));
    return typeof sms === 'string' ? sms : this.#apply(received, request, meant, sms);
  }

  async #apply(received: Received, request: SmsRequest, sender: Sender, sms: SmsNumber): Promise<SmsOutcome> {
    const commandId = commandOf(sender, received);
    const { asks, count } = request;
    const asked = { asks, count, at: received.at, last: sms.last, commandId };
    const effect = await this.#parts.shelters.apply(sms.shelterId, asked, sender.actor);
    if (effect === 'repeated') return effect;
    const text = sentenceIn(sender.person.language, effect);
    this.#parts.gateway.send({ id: commandId, to: sender.number, text, seconds: ANSWER_SECONDS });
    return effect;
  }

  /**
   * Several organisations may have added one number: the code of a card says which of them is meant, and one of an
   * authenticator may be for two houses of its person. A wrong one counts for each, so that none hears of another by it.
   */
  async #whoseCode(
    { code }: SmsRequest,
    received: Received,
    senders: readonly Sender[],
  ): Promise<WithCode | 'locked' | 'wrong_code' | 'not_understood'> {
    const { numbers, secrets, clock } = this.#parts;
    const open = senders.filter(({ sms }) => !isSmsLocked(sms));
    const found: WithCode[] = [];
    for (const sender of open) {
      const used = await codeUsed(code, sender, { numbers, secrets, clock });
      if (used !== null) found.push({ ...sender, used });
    }
    const [only, other] = found;
    if (only !== undefined) return other === undefined ? only : 'not_understood';
    for (const sender of open) {
      const refused = await this.#record(sender, { type: 'refuse-sms-code' }, commandOf(sender, received));
      if (refused.kind !== 'done' && refused.kind !== 'rejected') throw again();
    }
    return open.length === 0 ? 'locked' : 'wrong_code';
  }

  /** The number once the code is used up; else why it does not count. A code that was used already is no guess. */
  async #useCode({ asks }: SmsRequest, sender: WithCode, commandId: string): Promise<SmsNumber | SmsOutcome> {
    const outcome = await this.#record(sender, { type: 'take-sms', asks, commandId, ...sender.used }, commandId);
    if (outcome.kind === 'done') {
      const { state } = outcome;
      // It was revoked in this moment.
      return (state.situation === 'active' && own(state.sms, sender.sms.smsId)) || 'unknown_number';
    }
    if (outcome.kind === 'rejected') return NOT_TAKEN[outcome.rejection.code] ?? 'unknown_number';
    throw again();
  }

  #record(
    { person: { personId }, sms: { smsId }, actor }: Sender,
    what:
      | { readonly type: 'refuse-sms-code' }
      | ({ readonly type: 'take-sms'; readonly asks: SmsCommand; readonly commandId: string } & CodeUsed),
    key: string,
  ): Promise<AccountOutcome> {
    return this.#parts.accounts.handle({
      personId,
      command: { ...what, smsId },
      actor,
      source: 'sms',
      sent: { key: `${what.type}\n${key}`, isRepeatable: true },
      name: what.type,
    });
  }
}
