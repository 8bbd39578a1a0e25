import { randomUUID } from 'node:crypto';
import { Logger, Module } from '@nestjs/common';
import { provide, token } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FEED, SNAPSHOTS } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Erasures } from '../privacy/erasure/erasures.ts';
import { Keyring } from '../privacy/keys/keyring.ts';
import { Streams } from '../streams/streams.ts';
import { LiveWebhooks } from './live-webhooks.ts';
import { NumbersController } from './numbers.controller.ts';
import { TellWebhooks } from './tell-webhooks.ts';
import type { TellerParts } from './teller.ts';
import { WebhookSecrets } from './webhook-secrets.ts';
import { WebhookSender, type WebhookSenderOptions } from './webhook-sender.ts';
import { WebhookStreams } from './webhook-streams.ts';
import { WebhooksController } from './webhooks.controller.ts';
import { WebhooksOf } from './webhooks-of.ts';

/** How receivers are reached, where it is not as usual: a test has one with a certificate of its own, and less patience. */
export interface WebhookDelivery
  extends Pick<WebhookSenderOptions, 'ca' | 'answerWithinMs' | 'resolve'>,
    Partial<Pick<TellerParts, 'firstAgainMs' | 'looksAgainMs' | 'mostReady' | 'onLeftOut'>> {}
export const WEBHOOK_DELIVERY = token<WebhookDelivery>('webhook delivery');

/**
 * Where one program alone can have the log, whoever told before it is gone: after a power cut it goes on at once, and does not wait
 * until that one's time is over.
 */
const ALONE = 'alone';

const lines = new Logger('Webhooks');

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
    TellWebhooks,
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
      new TellWebhooks({
        onLeftOut: (line) => lines.warn(line),
        ...delivery,
        ...{ store, feed, clock, live, streams, secrets, sender },
        isShared: eventStore.kind !== 'sqlite',
        replica: eventStore.kind === 'sqlite' ? ALONE : randomUUID(),
        isBlind: () => storeState.delayed,
        onTried: ({ outcome }) => metrics.webhooks.inc({ outcome }),
        random: Math.random,
      }),
  ),
  provide(
    WebhooksOf,
    [
      WebhookStreams,
      LiveWebhooks,
      WebhookSecrets,
      WebhookSender,
      TellWebhooks,
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
      sender,
      telling,
      erasures,
      feed,
      clock,
      { webhooksAllowPrivate: allowPrivate },
      { resolve },
    ) => new WebhooksOf({ streams, live, secrets, sender, telling, erasures, feed, clock, allowPrivate, resolve }),
  ),
];

/** Addresses outside that are told what changes in an organisation's own houses. */
@Module({
  imports: [IdentityModule, MetricsModule],
  controllers: [WebhooksController, NumbersController],
  providers,
  exports: providers,
})
export class WebhooksModule {}
