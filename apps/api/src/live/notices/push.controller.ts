import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type MyPush, myPushRead, type SubscribePush, subscribePush, unsubscribePush } from '@safe-haven/contracts';
import type { z } from 'zod';
import type { BoardFeed } from '../../feed/board.feed.ts';
import { FEED } from '../../feed/tokens.ts';
import { accountFailure } from '../../identity/account-failure.ts';
import type { AccountOutcome } from '../../identity/accounts.ts';
import type { Caller } from '../../identity/authentication.ts';
import { CallerOf, sessionOf } from '../../identity/caller.ts';
import { LiveDirectory } from '../../identity/live-directory.ts';
import { Failure } from '../../problems/failure.ts';
import { Needs, SignedIn } from '../../routes/access.ts';
import { Answers } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { Reads } from '../../routes/reads.ts';
import { Devices } from './devices.ts';

const FAULTS = {
  not_a_push_service: { path: 'endpoint', message: 'not a push service that this server sends to' },
  not_a_key: { path: 'keys.p256dh', message: 'not a key of a device' },
} as const;

/** Subscribes this device to notifications of tasks, for roles that can have tasks. */
@Controller()
@Needs('answer_requests', 'handle_requests', 'answer_country')
export class PushController {
  readonly #devices: Devices;
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;

  constructor(devices: Devices, directory: LiveDirectory, @Inject(FEED) feed: BoardFeed) {
    this.#devices = devices;
    this.#directory = directory;
    this.#feed = feed;
  }

  @Reads(myPushRead, 'The key for notifications, and whether this device gets them')
  async mine(@CallerOf() caller: Caller): Promise<MyPush> {
    const { person, session } = sessionOf(this.#directory, caller);
    const devices = Object.values(person.pushes);
    return {
      publicKey: await this.#devices.publicKey(),
      subscribed: devices.some(({ sessionId }) => sessionId === session.sessionId),
      devices: devices.length,
    };
  }

  @Post('api/me/push/subscribe')
  @Since('0.1.0', 'page')
  @Answers('Notify this device of tasks')
  async subscribe(@Body({ schema: subscribePush }) reach: SubscribePush, @CallerOf() caller: Caller): Promise<void> {
    const outcome = await this.#devices.subscribe(sessionOf(this.#directory, caller), reach);
    if (outcome === 'not_a_push_service' || outcome === 'not_a_key')
      throw new Failure('invalid', { faults: [FAULTS[outcome]] });
    if (outcome !== 'not_subscribed') await this.#settled(outcome);
  }

  /** For every signed-in person: unsubscribing needs no right. */
  @Post('api/me/push/unsubscribe')
  @Since('0.1.0', 'page')
  @SignedIn()
  @Answers('Stop notifying this device, or all of mine, of tasks')
  async unsubscribe(
    @Body({ schema: unsubscribePush }) { endpoint }: z.output<typeof unsubscribePush>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    await this.#settled(await this.#devices.unsubscribe(sessionOf(this.#directory, caller), endpoint ?? null));
  }

  async #settled(outcome: AccountOutcome | 'unavailable'): Promise<void> {
    if (outcome === 'unavailable') throw new Failure('store_unavailable');
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#feed.readBack(outcome.position);
  }
}
