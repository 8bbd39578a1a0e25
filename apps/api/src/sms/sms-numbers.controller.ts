import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  type AllowSmsNumber,
  allowSmsNumber,
  id,
  type SmsCard,
  type SmsNumbers as SmsNumbersView,
  smsCard,
  smsNumbersRead,
  type WhoseSmsNumber,
  whoseSmsNumber,
} from '@safe-haven/contracts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { Needs, SecondFactor } from '../routes/access.ts';
import { Answers, Keyed } from '../routes/answers.ts';
import { ChangeSent, type SentChange } from '../routes/keyed.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { SmsGateway } from './gateway.ts';
import { SmsNumbers } from './sms-numbers.ts';

const SHELTER = ['shelterId', { schema: id }] as const;
const SMS = ['smsId', { schema: id }] as const;

/** From which numbers staff of a house may text, for its managers (SM-2). Without a gateway there is no such thing. */
@Controller()
@Needs('set_up')
@ReadsOwnWrites()
export class SmsNumbersController {
  readonly #numbers: SmsNumbers;
  readonly #gateway: SmsGateway;

  constructor(numbers: SmsNumbers, gateway: SmsGateway) {
    this.#numbers = numbers;
    this.#gateway = gateway;
  }

  @Reads(smsNumbersRead, 'From which numbers staff of a house may text')
  async list(@Param(...SHELTER) shelterId: string, @CallerOf() { actor }: Caller): Promise<SmsNumbersView> {
    this.#orFail();
    return { gateway: this.#gateway.number, ...(await this.#numbers.list(shelterId, actor)) };
  }

  @Post('api/shelters/:shelterId/sms-numbers/allow')
  @Since('0.1.0', 'page')
  @Keyed()
  @SecondFactor()
  @Answers(
    'Let somebody of the house text from a number; the codes of their card are answered here and nowhere else',
    smsCard,
  )
  async allow(
    @Param(...SHELTER) shelterId: string,
    @Body({ schema: allowSmsNumber }) asked: AllowSmsNumber,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<SmsCard> {
    this.#orFail();
    return this.#numbers.allow(shelterId, asked, actor, sent);
  }

  @Post('api/shelters/:shelterId/sms-numbers/:smsId/make-card')
  @Since('0.1.0', 'page')
  @Keyed()
  @SecondFactor()
  @Answers('A new card of codes; those of the one before count no more', smsCard)
  async makeCard(
    @Param(...SHELTER) shelterId: string,
    @Param(...SMS) smsId: string,
    @Body({ schema: whoseSmsNumber }) { personId }: WhoseSmsNumber,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<SmsCard> {
    this.#orFail();
    return this.#numbers.makeCard({ shelterId, personId, smsId }, actor, sent);
  }

  /** One tap, without a second factor: a phone was lost. */
  @Post('api/shelters/:shelterId/sms-numbers/:smsId/revoke')
  @Since('0.1.0', 'page')
  @Keyed()
  @Answers('Nobody may text from this number any more')
  async revoke(
    @Param(...SHELTER) shelterId: string,
    @Param(...SMS) smsId: string,
    @Body({ schema: whoseSmsNumber }) { personId }: WhoseSmsNumber,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    this.#orFail();
    await this.#numbers.revoke({ shelterId, personId, smsId }, actor, sent);
  }

  #orFail(): void {
    if (!this.#gateway.isThere) throw new Failure('not_found');
  }
}
