import { randomUUID } from 'node:crypto';
import { Logger, Module } from '@nestjs/common';
import { provide, token } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FEED, SNAPSHOTS } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Erasures } from '../privacy/erasure/erasures.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { ShownSecrets } from '../streams/change-key.ts';
import { Streams } from '../streams/streams.ts';
import type { DeliveryWorkerParts } from './delivery-worker.ts';
import { DeliveryWorkers } from './delivery-workers.ts';
import { LiveWebhooks } from './live-webhooks.ts';
import { NumbersController } from './numbers.controller.ts';
import { WebhookAuthors } from './webhook-authors.ts';
import { WebhookSecrets } from './webhook-secrets.ts';
import { WebhookSender, type WebhookSenderOptions } from './webhook-sender.ts';
import { WebhookService } from './webhook-service.ts';
import { WebhookStreams } from './webhook-streams.ts';
import { WebhooksController } from './webhooks.controller.ts';

/** Overrides of how receivers are reached: tests trust a certificate of their own and use short timeouts. */
export interface WebhookDelivery
  extends Pick<WebhookSenderOptions, 'ca' | 'answerWithinMs' | 'resolve'>,
    Partial<Pick<DeliveryWorkerParts, 'firstRetryMs' | 'recheckMs' | 'maxQueued' | 'onSkipped'>> {}
export const WEBHOOK_DELIVERY = token<WebhookDelivery>('webhook delivery');

/**
 * Where only one process can open the log, its predecessor must be gone: with a fixed replica id it continues at once after
 * a power cut, and does not wait for that lease to expire.
 */
const SINGLE_REPLICA = 'alone';

const logger = new Logger('Webhooks');

const providers = [
  provide(WEBHOOK_DELIVERY, [], () => ({})),
  provide(LiveWebhooks, [SNAPSHOTS], ({ webhooks }) => new LiveWebhooks(webhooks)),
  provide(WebhookStreams, [Streams, LiveWebhooks], (streams, live) => new WebhookStreams(streams, live)),
  provide(WebhookSecrets, [Keyring], (keyring) => new WebhookSecrets(keyring)),
  provide(
    WebhookSender,
    [CLOCK, CONFIG, WEBHOOK_DELIVERY],
    (clock, { webhooksAllowPrivate: allowPrivate }, delivery) =>
      new WebhookSender({ clock, allowPrivate, ...delivery }),
  ),
  provide(
    DeliveryWorkers,
    [
      EVENT_STORE,
      FEED,
      CLOCK,
      StoreState,
      Metrics,
      LiveWebhooks,
      WebhookStreams,
      WebhookSecrets,
      WebhookSender,
      WEBHOOK_DELIVERY,
      CONFIG,
    ],
    (store, feed, clock, storeState, metrics, live, streams, secrets, sender, delivery, { eventStore }) =>
      new DeliveryWorkers({
        onSkipped: (line) => logger.warn(line),
        ...delivery,
        ...{ store, feed, clock, live, streams, secrets, sender },
        isShared: eventStore.kind !== 'sqlite',
        replica: eventStore.kind === 'sqlite' ? SINGLE_REPLICA : randomUUID(),
        isStoreDelayed: () => storeState.delayed,
        onAttempt: ({ outcome }) => metrics.webhooks.inc({ outcome }),
        random: Math.random,
      }),
  ),
  provide(
    WebhookAuthors,
    [EVENT_STORE, LiveWebhooks, WebhookStreams, LiveDirectory],
    (store, live, streams, directory) => new WebhookAuthors({ store, live, streams, directory }),
  ),
  provide(
    WebhookService,
    [
      WebhookStreams,
      LiveWebhooks,
      WebhookSecrets,
      ShownSecrets,
      WebhookSender,
      DeliveryWorkers,
      Erasures,
      FEED,
      CLOCK,
      CONFIG,
      WEBHOOK_DELIVERY,
    ],
    (
      streams,
      live,
      secrets,
      shown,
      sender,
      workers,
      erasures,
      feed,
      clock,
      { webhooksAllowPrivate: allowPrivate },
      { resolve },
    ) =>
      new WebhookService({
        streams,
        live,
        secrets,
        shown,
        sender,
        workers,
        erasures,
        feed,
        clock,
        allowPrivate,
        resolve,
      }),
  ),
];

/** Receivers outside that get the changes in an organisation's shelters. */
@Module({
  imports: [IdentityModule, MetricsModule],
  controllers: [WebhooksController, NumbersController],
  providers,
  exports: providers,
})
export class WebhooksModule {}
