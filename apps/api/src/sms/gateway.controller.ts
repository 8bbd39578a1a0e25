import { Controller, Headers, Post, Req } from '@nestjs/common';
import { Failure } from '../problems/failure.ts';
import { OpenToAnybody } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { AtAnyTime } from '../routes/timely.ts';
import { RECEIVED_PATH, type WithRawBody } from './raw-body.ts';
import { SmsReception } from './sms-reception.ts';

/** What the phone on the desk received. Its signature says who sends it, and the time in that when. */
@Controller()
@OpenToAnybody()
export class GatewayController {
  readonly #reception: SmsReception;

  constructor(reception: SmsReception) {
    this.#reception = reception;
  }

  /** Answers the same whatever became of the message. Without a gateway there is no such route. */
  @Post(RECEIVED_PATH)
  @Since('0.1.0', 'page')
  @AtAnyTime()
  @Answers('A text message from the gateway, signed by it')
  async received(
    @Req() { rawBody }: WithRawBody,
    @Headers('X-Signature') signature: string | undefined,
    @Headers('X-Timestamp') timestamp: string | undefined,
  ): Promise<void> {
    if (this.#reception.receive === null) throw new Failure('not_found');
    await this.#reception.receive.receive({ raw: rawBody ?? Buffer.alloc(0), signature, timestamp });
  }
}
