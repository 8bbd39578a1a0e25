import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module.ts';
import { OperationRecipients } from '../../cases/operation-recipients.ts';
import { provide, token } from '../../environment/provide.ts';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { StoreState } from '../../environment/store-state.ts';
import { CLOCK, CONFIG } from '../../environment/tokens.ts';
import { FEED } from '../../feed/tokens.ts';
import { HandoverModule } from '../../handover/handover.module.ts';
import { ShiftStreams } from '../../handover/shift-streams.ts';
import { Accounts } from '../../identity/accounts.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { LiveDirectory } from '../../identity/live-directory.ts';
import { MetricsModule } from '../../metrics/metrics.module.ts';
import { Metrics } from '../../metrics/metrics.ts';
import { AccessLog } from '../../privacy/access-log.ts';
import { Keyring } from '../../privacy/keys/keyring.ts';
import { SmsModule } from '../../sms/sms.module.ts';
import { TaskTexts } from '../../sms/task-texts.ts';
import { OperationStreams } from '../../streams/operation-streams.ts';
import { RequestStreams } from '../../streams/request-streams.ts';
import { ShelterStreams } from '../../streams/shelter-streams.ts';
import { SurgeStreams } from '../../streams/surge-streams.ts';
import { TransferStreams } from '../../streams/transfer-streams.ts';
import { ContactStreams } from '../../vault/contact-streams.ts';
import { VaultModule } from '../../vault/vault.module.ts';
import { Vault } from '../../vault/vault.ts';
import { LiveWebhooks } from '../../webhooks/live-webhooks.ts';
import { WebhookStreams } from '../../webhooks/webhook-streams.ts';
import { WebhooksModule } from '../../webhooks/webhooks.module.ts';
import { ConfirmationNotifications } from './confirmation-notifications.ts';
import { Devices } from './devices.ts';
import { DiversionNotifications } from './diversion-notifications.ts';
import { HandoverNotifications } from './handover-notifications.ts';
import { OperationNotifications } from './operation-notifications.ts';
import { PushController } from './push.controller.ts';
import { PUSH_SERVICES } from './push-hosts.ts';
import { PushSender, type PushSenderParts } from './push-sender.ts';
import { ShelterNotifications } from './shelter-notifications.ts';
import { SurgeNotifications } from './surge-notifications.ts';
import { TaskNotifications } from './task-notifications.ts';
import { PushKeys } from './vapid.ts';
import { WebhookNotifications } from './webhook-notifications.ts';

/** Overrides for delivery to push services: tests have one with its own certificate and shorter retry delays. */
export const PUSH_DELIVERY = token<Pick<PushSenderParts, 'agent' | 'againAfterMs' | 'answerWithinMs'>>('push delivery');
/** Hosts that messages may be sent to; none: push is off. */
const PUSH_HOSTS = token<readonly string[]>('push hosts');

/** The contact of a program that is reachable from this machine only. */
const NOT_ON_THE_NET = 'mailto:operator@localhost';

const providers = [
  provide(PUSH_DELIVERY, [], () => ({})),
  provide(PUSH_HOSTS, [CONFIG], ({ pushHosts }) => (pushHosts === null ? [] : [...PUSH_SERVICES, ...pushHosts])),
  provide(PushKeys, [Keyring], (keyring) => new PushKeys(keyring)),
  provide(
    Devices,
    [Accounts, LiveDirectory, Keyring, PushKeys, PUSH_HOSTS],
    (accounts, directory, keyring, keys, services) => new Devices({ accounts, directory, keyring, keys, services }),
  ),
  provide(
    PushSender,
    [PushKeys, CLOCK, PUSH_HOSTS, PublicOrigin, PUSH_DELIVERY],
    (keys, clock, services, origin, delivery) => {
      const contact = () => (origin.tls ? origin.origin : NOT_ON_THE_NET);
      return new PushSender({ keys, clock, services, contact, ...delivery });
    },
  ),
  provide(
    TaskNotifications,
    [RequestStreams, LiveDirectory, FEED, Devices, PushSender, CLOCK, TaskTexts, StoreState, Metrics],
    (requests, directory, feed, devices, sender, clock, texts, storeState, metrics) =>
      new TaskNotifications({
        requests,
        directory,
        feed,
        devices,
        sender,
        clock,
        texts,
        isBlind: () => storeState.delayed,
        onSent: (outcome) => metrics.pushes.inc({ outcome }),
      }),
  ),
  provide(
    ShelterNotifications,
    [AccessLog, ShelterStreams, Vault, ContactStreams, LiveDirectory, FEED, TaskNotifications, CLOCK],
    (log, shelters, vault, contacts, directory, feed, tasks, clock) =>
      new ShelterNotifications({ log, shelters, vault, contacts, directory, feed, tasks, clock }),
  ),
  provide(
    ConfirmationNotifications,
    [ShelterStreams, LiveDirectory, FEED, TaskNotifications, CLOCK],
    (shelters, directory, feed, tasks, clock) =>
      new ConfirmationNotifications({ shelters, directory, feed, tasks, clock }),
  ),
  provide(
    HandoverNotifications,
    [ShiftStreams, LiveDirectory, TaskNotifications, CLOCK],
    (shifts, directory, tasks, clock) => new HandoverNotifications({ shifts, directory, tasks, clock }),
  ),
  provide(
    DiversionNotifications,
    [TransferStreams, LiveDirectory, TaskNotifications, CLOCK],
    (transfers, directory, tasks, clock) => new DiversionNotifications({ transfers, directory, tasks, clock }),
  ),
  provide(
    SurgeNotifications,
    [SurgeStreams, LiveDirectory, FEED, TaskNotifications, CLOCK],
    (surges, directory, feed, tasks, clock) => new SurgeNotifications({ surges, directory, feed, tasks, clock }),
  ),
  provide(
    OperationNotifications,
    [OperationStreams, OperationRecipients, LiveDirectory, TaskNotifications, CLOCK],
    (streams, recipients, directory, tasks, clock) =>
      new OperationNotifications({ streams, recipients, directory, tasks, clock }),
  ),
  provide(
    WebhookNotifications,
    [WebhookStreams, LiveWebhooks, LiveDirectory, TaskNotifications, CLOCK],
    (streams, live, directory, tasks, clock) => new WebhookNotifications({ streams, live, directory, tasks, clock }),
  ),
];

/** Notifications on subscribed devices while their pages are closed. */
@Module({
  imports: [IdentityModule, CasesModule, MetricsModule, VaultModule, HandoverModule, WebhooksModule, SmsModule],
  controllers: [PushController],
  providers,
  exports: providers,
})
export class NoticesModule {}
