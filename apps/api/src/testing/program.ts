import type { INestApplicationContext } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { DestinationStream } from 'pino';
import { appModule } from '../app.module.ts';
import { AuditReader } from '../audit/audit-reader.ts';
import { LiveBoard } from '../board/live-board.ts';
import type { InventedPerson } from '../demo/demo-accounts.ts';
import { DEMO_NETWORK, NO_DEMO } from '../demo/demo-network.ts';
import type { Clock } from '../environment/clock.ts';
import type { Config } from '../environment/config.ts';
import { DiskWatch, type FreeSpace, freeSpace } from '../environment/disk-watch.ts';
import type { Key } from '../environment/provide.ts';
import { PublicOrigin } from '../environment/public-origin.ts';
import { type Elapsed, StoreState } from '../environment/store-state.ts';
import { DEFAULT_TIME_LIMITS, TIME_LIMITS, type TimeLimits } from '../environment/time-limits.ts';
import { CLOCK, CONDITION_LINES, CONFIG, EVENT_STORE, FREE_SPACE } from '../environment/tokens.ts';
import { ClockWatch } from '../feed/clock-watch.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { LivenessProbe } from '../feed/liveness-probe.ts';
import { MatchableShelters } from '../feed/matchable-shelters.ts';
import { DELAYED_FEED, FEED } from '../feed/tokens.ts';
import { SearchLog } from '../find/search-log.ts';
import { Accounts } from '../identity/accounts.ts';
import { Administration } from '../identity/administration/administration.ts';
import { Authentication } from '../identity/authentication.ts';
import type { PasswordCost } from '../identity/credentials/password-hash.ts';
import { PASSWORD_QUEUE, Passwords } from '../identity/credentials/passwords.ts';
import { Queue } from '../identity/credentials/queue.ts';
import { REFUSAL_LINES } from '../identity/identity.module.ts';
import { LiveDirectory } from '../identity/live-directory.ts';
import { Names } from '../identity/names.ts';
import { type RefusalLine, Refusals } from '../identity/refusals.ts';
import { SessionOpener } from '../identity/session-opener.ts';
import { RequestLimits } from '../limits/limits.ts';
import { PUSH_DELIVERY } from '../live/notices/notices.module.ts';
import type { PushSenderParts } from '../live/notices/push-sender.ts';
import { TaskNotifications } from '../live/notices/task-notifications.ts';
import { OpenSockets } from '../live/open-sockets.ts';
import { TonightNudges } from '../live/tonight-nudges.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { KEYS } from '../privacy/privacy.module.ts';
import { AskConfirmations } from '../processes/ask-confirmations.ts';
import { FollowRequests } from '../processes/follow-requests.ts';
import { LapseHolds } from '../processes/lapse-holds.ts';
import { RequestClock } from '../processes/request-clock.ts';
import { type GatewayOptions, SmsGateway } from '../sms/gateway.ts';
import { SMS_DELIVERY } from '../sms/sms.module.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { Vault } from '../vault/vault.ts';
import { LiveWebhooks } from '../webhooks/live-webhooks.ts';
import { WEBHOOK_DELIVERY, type WebhookDelivery } from '../webhooks/webhooks.module.ts';

/** Cheap password hashes: their cost is tested elsewhere. */
const CHEAP = { memory: 1_024, passes: 1, parallelism: 1 };

/** Nothing is refused because the machine is slow. */
export const PATIENT: TimeLimits = {
  positionMs: HANGS_MS,
  readBackMs: HANGS_MS,
  commandMs: HANGS_MS,
  laneMs: HANGS_MS,
  reportMs: HANGS_MS,
  historyMs: HANGS_MS,
  probeMs: HANGS_MS,
  againMs: DEFAULT_TIME_LIMITS.againMs,
};
const patientQueue = () => new Queue({ ...PASSWORD_QUEUE, waitMs: HANGS_MS });

/** How the program of a test differs from the real one. */
export interface ProgramOverrides {
  /** Demo people who may sign in, and whether an empty log is filled with the demo network. */
  readonly people: readonly InventedPerson[];
  readonly seed: boolean;
  /** Push services with a private certificate and shorter retry delays. */
  readonly push?: Pick<PushSenderParts, 'agent' | 'againAfterMs' | 'answerWithinMs'>;
  /** Webhook receivers with a private certificate and shorter retry delays. */
  readonly webhooks?: WebhookDelivery;
  /** Shorter retry delays of the gateway for text messages. */
  readonly sms?: GatewayOptions;
  /** Cost of a password hash; cheap unless the test is about it. */
  readonly passwordCost?: PasswordCost;
  /** Receives log lines about refusals. */
  readonly refusalLines?: (line: RefusalLine) => void;
  /** Receives log lines about what is wrong with the program. */
  readonly conditionLines?: (line: string) => void;
  /** Receives the lines of requests. */
  readonly requestLines?: DestinationStream;
  /** How much room its disk has. */
  readonly free?: FreeSpace;
  /** Where the test is about one of these limits; otherwise nothing is refused because the machine is slow. */
  readonly timeLimits?: Partial<TimeLimits>;
  /** The monotonic clock that store liveness is measured by; it does not move unless the test is about that. */
  readonly elapsed?: Elapsed;
}

/** The modules of the program, created and not started. */
export function buildProgram(
  config: Config,
  clock: Clock,
  store: EventStore<HavenEvent>,
  {
    people,
    seed,
    push = {},
    webhooks = {},
    sms = {},
    passwordCost = CHEAP,
    refusalLines = () => undefined,
    conditionLines = () => undefined,
    free = freeSpace,
    timeLimits = {},
    elapsed = () => 0,
    requestLines,
  }: ProgramOverrides,
): Promise<TestingModule> {
  const environment = {
    config,
    clock,
    store,
    storeState: new StoreState(elapsed),
    ...(requestLines && { requestLines }),
  };
  return Test.createTestingModule({ imports: [appModule(environment)] })
    .overrideProvider(DEMO_NETWORK)
    .useValue(config.demo ? { people, hasShelters: seed } : NO_DEMO)
    .overrideProvider(Passwords)
    .useValue(new Passwords(passwordCost, patientQueue()))
    .overrideProvider(TIME_LIMITS)
    .useValue({ ...PATIENT, ...timeLimits })
    .overrideProvider(REFUSAL_LINES)
    .useValue(refusalLines)
    .overrideProvider(CONDITION_LINES)
    .useValue(conditionLines)
    .overrideProvider(FREE_SPACE)
    .useValue(free)
    .overrideProvider(PUSH_DELIVERY)
    .useValue(push)
    .overrideProvider(SMS_DELIVERY)
    .useValue(sms)
    .overrideProvider(WEBHOOK_DELIVERY)
    .useValue(webhooks)
    .compile();
}

/** The parts of a program by name, for tests. */
export class Program {
  readonly #app: INestApplicationContext;

  constructor(app: INestApplicationContext) {
    this.#app = app;
  }

  /** The program without HTTP: nothing runs before `start`. */
  static async of(...given: Parameters<typeof buildProgram>): Promise<Program> {
    return new Program(await buildProgram(...given));
  }

  async start(): Promise<void> {
    await this.#app.init();
  }

  async stop(): Promise<void> {
    await this.#app.close();
  }

  get config() {
    return this.#part(CONFIG);
  }
  get clock() {
    return this.#part(CLOCK);
  }
  get store() {
    return this.#part(EVENT_STORE);
  }
  get smsGateway() {
    return this.#part(SmsGateway);
  }
  get storeState() {
    return this.#part(StoreState);
  }
  get diskWatch() {
    return this.#part(DiskWatch);
  }
  get clockWatch() {
    return this.#part(ClockWatch);
  }
  get livenessProbe() {
    return this.#part(LivenessProbe);
  }
  get origin() {
    return this.#part(PublicOrigin);
  }
  get feed() {
    return this.#part(FEED);
  }
  get delayedFeed() {
    return this.#part(DELAYED_FEED);
  }
  get handovers() {
    return this.#part(LiveHandovers);
  }
  get cases() {
    return this.#part(LiveCasework);
  }
  get keys() {
    return this.#part(KEYS);
  }
  get directory() {
    return this.#part(LiveDirectory);
  }
  get accounts() {
    return this.#part(Accounts);
  }
  get names() {
    return this.#part(Names);
  }
  get sessionOpener() {
    return this.#part(SessionOpener);
  }
  get administration() {
    return this.#part(Administration);
  }
  get audit() {
    return this.#part(AuditReader);
  }
  get accessLog() {
    return this.#part(AccessLog);
  }
  get authentication() {
    return this.#part(Authentication);
  }
  get limits() {
    return this.#part(RequestLimits);
  }
  get matchableShelters() {
    return this.#part(MatchableShelters);
  }
  get refusals() {
    return this.#part(Refusals);
  }
  get searches() {
    return this.#part(SearchLog);
  }
  get vault() {
    return this.#part(Vault);
  }
  get live() {
    return this.#part(LiveBoard);
  }
  get nudges() {
    return this.#part(TonightNudges);
  }
  get sockets() {
    return this.#part(OpenSockets);
  }
  get notifications() {
    return this.#part(TaskNotifications);
  }
  get webhooks() {
    return this.#part(LiveWebhooks);
  }
  get lapse() {
    return this.#part(LapseHolds);
  }
  get follow() {
    return this.#part(FollowRequests);
  }
  get shelters() {
    return this.#part(ShelterStreams);
  }
  get askConfirmations() {
    return this.#part(AskConfirmations);
  }
  get requestClock() {
    return this.#part(RequestClock);
  }

  #part<T>(key: Key<T>): T {
    return this.#app.get<T>(key as symbol);
  }
}
