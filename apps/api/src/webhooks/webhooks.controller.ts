import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  type Deliveries,
  deliveriesRead,
  id,
  type RegisterWebhook,
  redeliverWebhook,
  registerWebhook,
  type SecretChanged,
  secretChanged,
  type WebhookRegistered,
  type Webhooks,
  type WebhookTested,
  webhookRegistered,
  webhooksRead,
  webhookTested,
} from '@safe-haven/contracts';
import { justBefore, positionOf } from '@safe-haven/event-store';
import type { z } from 'zod';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Needs, SecondFactor } from '../routes/access.ts';
import { Answers, Keyed } from '../routes/answers.ts';
import { ChangeSent, type SentChange } from '../routes/keyed.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { WebhookService } from './webhook-service.ts';

const ID = ['webhookId', { schema: id }] as const;

/** Receivers outside that get the changes in the caller's organisation's shelters. */
@Controller()
@Needs('automate')
@ReadsOwnWrites()
export class WebhooksController {
  readonly #webhooks: WebhookService;
  readonly #feed: BoardFeed;

  constructor(service: WebhookService, @Inject(FEED) feed: BoardFeed) {
    this.#webhooks = service;
    this.#feed = feed;
  }

  @Reads(webhooksRead, 'Webhooks of one’s own organisation')
  async list(@CallerOf() { actor }: Caller): Promise<Webhooks> {
    return { position: this.#feed.position, webhooks: await this.#webhooks.list(actor) };
  }

  @Post('api/webhooks/register')
  @Since('0.1.0', 'stable')
  @Keyed()
  @SecondFactor()
  @Answers('Send what changes to an address; its secret is answered here and nowhere else', webhookRegistered)
  register(
    @Body({ schema: registerWebhook }) requested: RegisterWebhook,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<WebhookRegistered> {
    return this.#webhooks.register(requested, actor, sent);
  }

  @Post('api/webhooks/:webhookId/change-secret')
  @Since('0.1.0', 'stable')
  @Keyed()
  @SecondFactor()
  @Answers('A new secret; the one before signs too for a day', secretChanged)
  changeSecret(
    @Param(...ID) webhookId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<SecretChanged> {
    return this.#webhooks.changeSecret(webhookId, actor, sent);
  }

  @Post('api/webhooks/:webhookId/pause')
  @Since('0.1.0', 'stable')
  @Keyed()
  @Answers('Send it nothing for the time being')
  pause(@Param(...ID) webhookId: string, @CallerOf() { actor }: Caller, @ChangeSent() sent: SentChange): Promise<void> {
    return this.#webhooks.change(webhookId, { type: 'pause-webhook', because: 'asked' }, actor, sent);
  }

  @Post('api/webhooks/:webhookId/resume')
  @Since('0.1.0', 'stable')
  @Keyed()
  @Answers('Go on where it was paused')
  resume(
    @Param(...ID) webhookId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#webhooks.change(webhookId, { type: 'resume-webhook' }, actor, sent);
  }

  /** Redelivers. Its name on the wire is `replay`, also in the operation that OpenAPI makes of the method. */
  @Post('api/webhooks/:webhookId/replay')
  @Since('0.1.0', 'stable')
  @Keyed()
  @Answers('Send it again all that is after a position, or from a message on')
  async replay(
    @Param(...ID) webhookId: string,
    @Body({ schema: redeliverWebhook }) body: z.output<typeof redeliverWebhook>,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    const isAt = 'at' in body;
    const position = positionOf(BigInt(isAt ? body.at : body.from));
    // What lies beyond the end of the log is its end: whether it does is disclosed to nobody (PV-12).
    const upToEnd = (given: string) => (given > this.#feed.position ? this.#feed.position : given);
    const after = isAt ? justBefore(position) : position;
    await this.#webhooks.change(webhookId, { type: 'redeliver-webhook', after: upToEnd(after) }, actor, sent);
  }

  @Post('api/webhooks/:webhookId/test')
  @Since('0.1.0', 'stable')
  @Answers('Send a message that says nothing, and answer what became of it', webhookTested)
  async test(@Param(...ID) webhookId: string, @CallerOf() { actor }: Caller): Promise<WebhookTested> {
    const { outcome, status, ms } = await this.#webhooks.test(webhookId, actor);
    return { outcome, status, ms };
  }

  @Reads(deliveriesRead, 'The newest tries, a hundred at most')
  deliveries(@Param(...ID) webhookId: string, @CallerOf() { actor }: Caller): Deliveries {
    return { deliveries: this.#webhooks.deliveries(webhookId, actor).map((attempt) => ({ ...attempt })) };
  }

  @Post('api/webhooks/:webhookId/remove')
  @Since('0.1.0', 'stable')
  @Keyed()
  @SecondFactor()
  @Answers('Send it nothing any more')
  remove(
    @Param(...ID) webhookId: string,
    @CallerOf() { actor }: Caller,
    @ChangeSent() sent: SentChange,
  ): Promise<void> {
    return this.#webhooks.remove(webhookId, actor, sent);
  }
}
