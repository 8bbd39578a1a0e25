import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ANCHORS } from './audit/audit.module.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { LiveBoard } from './board/live-board.ts';
import { DemoSeed } from './demo/demo-seed.ts';
import { DiskWatch } from './environment/disk-watch.ts';
import type { Key } from './environment/provide.ts';
import { CONFIG, EVENT_STORE } from './environment/tokens.ts';
import { ClockWatch } from './feed/clock-watch.ts';
import { LiveCasework } from './feed/live-casework.ts';
import { LiveHandovers } from './feed/live-handovers.ts';
import { LivenessProbe } from './feed/liveness-probe.ts';
import { MatchableShelters } from './feed/matchable-shelters.ts';
import { saveSnapshots } from './feed/snapshots.ts';
import { DELAYED_FEED, FEED } from './feed/tokens.ts';
import { SearchLog } from './find/search-log.ts';
import { HistoryReader } from './history/history-reader.ts';
import { Readiness } from './http/readiness.ts';
import { Unreadable } from './http/unreadable.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { Refusals } from './identity/refusals.ts';
import { Sessions } from './identity/sessions.ts';
import { TaskNotifications } from './live/notices/task-notifications.ts';
import { OpenSockets } from './live/open-sockets.ts';
import { TonightNudges } from './live/tonight-nudges.ts';
import { Metrics } from './metrics/metrics.ts';
import { PlanThread } from './operations/plan/plan-thread.ts';
import { missingKey, tryToOpen } from './privacy/keys/missing-key.ts';
import { KEYS } from './privacy/privacy.module.ts';
import { AskConfirmations } from './processes/ask-confirmations.ts';
import { FollowRequests } from './processes/follow-requests.ts';
import { LapseHolds } from './processes/lapse-holds.ts';
import { RequestClock } from './processes/request-clock.ts';
import { Upkeep } from './processes/upkeep/upkeep.ts';
import { readersOf } from './readers.ts';
import { SmsGateway } from './sms/gateway.ts';
import { AcceptedCommands } from './streams/accepted-commands.ts';
import { newerLogRefused, raiseLogFormat } from './streams/log-format.ts';
import { Streams } from './streams/streams.ts';
import { Tracing } from './traces/tracing.ts';
import { Vault } from './vault/vault.ts';
import { registerGauges } from './watch/gauges.ts';
import { Vitals } from './watch/vitals.ts';
import { DeliveryWorkers } from './webhooks/delivery-workers.ts';
import { LiveWebhooks } from './webhooks/live-webhooks.ts';
import { WebhookAuthors } from './webhooks/webhook-authors.ts';

const SNAPSHOT_EVERY_MS = 5 * 60_000;

/**
 * Starts and stops the parts in an explicit order: data keys before the records they open, the log read to its end
 * before the processes that use it, and no writes after the snapshot. Nest would order the hooks by each module's
 * distance from the root module, which has nothing to do with these dependencies (adr 26).
 */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #modules: ModuleRef;
  #saving: NodeJS.Timeout | undefined;
  #saved: Promise<void> = Promise.resolve();

  constructor(modules: ModuleRef) {
    this.#modules = modules;
  }

  async onApplicationBootstrap(): Promise<void> {
    const newer = await newerLogRefused(this.#part(EVENT_STORE));
    if (newer !== null) throw new Error(newer);
    const { keyring, masterKeys, madeAt, erasures, notice } = this.#part(KEYS);
    if (notice !== null) new Logger('Erasures').warn(notice);
    await erasures.load();
    await this.#part(DemoSeed).write();
    // After the demo, which fills a log that is empty.
    if (this.#part(CONFIG).eventStore.kind !== 'memory') await raiseLogFormat(this.#part(Streams));
    registerGauges(this.#part(Metrics), this.#part(Vitals));
    this.#part(FEED).alsoRead(...readersOf((key) => this.#part(key)));
    await this.#part(FEED).start();
    await this.#part(LivenessProbe).start();
    this.#part(ClockWatch).start();
    await this.#part(DiskWatch).start();
    const opening = await tryToOpen(keyring, this.#part(LiveDirectory).sealed());
    const missing = missingKey(opening, masterKeys.currentId, madeAt);
    if (missing !== null) throw new Error(missing);
    // Erases again what a restored backup brought back, in the background: these subjects can't be opened meanwhile.
    void erasures
      .finish()
      .then(() => this.#part(Vault).forgetReplaced())
      .catch(() => undefined);
    await this.#part(DELAYED_FEED).start();
    this.#part(LapseHolds).start();
    this.#part(FollowRequests).start();
    this.#part(RequestClock).start();
    this.#part(AskConfirmations).start();
    this.#part(Upkeep).start();
    this.#part(DeliveryWorkers).start();
    this.#part(WebhookAuthors).start();
    this.#part(TonightNudges).start();
    this.#part(SearchLog).start();
    this.#part(Refusals).start();
    // Prepares the shelters now, so that the first search does not wait for it.
    this.#part(MatchableShelters).all();
    this.#part(ANCHORS)?.start();
    const sockets = this.#part(OpenSockets);
    this.#part(Sessions).start(() => sockets.sessions());
    this.#part(Unreadable).start();
    this.#part(Tracing).followsNews();
    this.#part(Readiness).caughtUp = true;
    // In the background. A log in memory has no past yet.
    if (this.#part(CONFIG).eventStore.kind !== 'memory')
      void this.#part(HistoryReader)
        .start()
        .catch(() => undefined);
    this.#saving = setInterval(() => void this.#save().catch(() => undefined), SNAPSHOT_EVERY_MS);
    this.#saving.unref();
  }

  /** Runs when no request and no socket is open any more. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#saving);
    this.#part(Readiness).caughtUp = false;
    this.#part(Unreadable).stop();
    await this.#part(LapseHolds).stop();
    this.#part(TonightNudges).stop();
    await this.#part(RequestClock).stop();
    await this.#part(AskConfirmations).stop();
    await this.#part(Upkeep).stop();
    await this.#part(FollowRequests).stop();
    await this.#part(DeliveryWorkers).stop();
    await this.#part(TaskNotifications).stop();
    await this.#part(SmsGateway).stop();
    this.#part(Sessions).stop();
    this.#part(LiveBoard).stop();
    await this.#part(SearchLog).stop();
    await this.#part(Refusals).stop();
    this.#part(LivenessProbe).stop();
    this.#part(ClockWatch).stop();
    this.#part(DiskWatch).stop();
    // Its thread reads the log too, and writes what it knows of it.
    await this.#part(HistoryReader).close();
    await this.#part(PlanThread).close();
    await this.#part(FEED).stop();
    await this.#part(DELAYED_FEED).stop();
    await this.#save();
    await this.#part(ANCHORS)?.stop();
    await this.#part(EVENT_STORE).close();
    await this.#part(Tracing).close();
  }

  /** Saves run one after the other, so that the last one at shutdown is the newest. */
  #save(): Promise<void> {
    this.#saved = this.#saved.catch(() => undefined).then(() => this.#write());
    return this.#saved;
  }

  async #write(): Promise<void> {
    const { eventStore, dataDir } = this.#part(CONFIG);
    if (eventStore.kind === 'memory') return;
    await saveSnapshots(dataDir, this.#part(EVENT_STORE).logId, {
      board: this.#part(FEED).network,
      'late-board': this.#part(DELAYED_FEED).network,
      directory: this.#part(LiveDirectory).directory,
      'audit-trail': this.#part(AuditTrail).trail,
      casework: this.#part(LiveCasework).casework,
      webhooks: this.#part(LiveWebhooks).all,
      handovers: this.#part(LiveHandovers).handovers,
      'accepted-commands': this.#part(AcceptedCommands),
    });
  }

  #part<T>(key: Key<T>): T {
    return this.#modules.get<T>(key as symbol, { strict: false });
  }
}
