import { randomBytes } from 'node:crypto';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore, LogEvent } from '@safe-haven/event-store';
import { composeAnchors } from './audit/anchors/compose.ts';
import { AuditReader } from './audit/audit-reader.ts';
import { AuditTrail } from './audit/audit-trail.ts';
import { LogCheck } from './audit/verify/log-check.ts';
import { PastBoard } from './board/past-board.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type InventedPerson, openDemoAccounts } from './demo/demo-accounts.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { BoardFeed } from './feed/board.feed.ts';
import { LiveCasework } from './feed/live-casework.ts';
import { loadSnapshot, saveSnapshot } from './feed/snapshots.ts';
import { ReadyHouses } from './find/ready-houses.ts';
import { SearchLog } from './find/search-log.ts';
import { RequestLimits } from './http/limits.ts';
import { Metrics } from './http/metrics.ts';
import { PublicOrigin } from './http/public-origin.ts';
import { Readiness } from './http/readiness.ts';
import { Accounts } from './identity/accounts.ts';
import { Administration } from './identity/administration/administration.ts';
import { ServiceTokens } from './identity/administration/service-tokens.ts';
import { cookieName } from './identity/cookie.ts';
import type { Passwords } from './identity/credentials/passwords.ts';
import { LiveDirectory } from './identity/live-directory.ts';
import { Names } from './identity/names.ts';
import { Sessions } from './identity/sessions.ts';
import { composeSignIn, type SignInParts } from './identity/sign-in/compose.ts';
import { SigningIn } from './identity/signing-in.ts';
import { WhoIsIt } from './identity/who.ts';
import { LiveBoard } from './live/live-board.ts';
import { LivePublisher } from './live/live-publisher.ts';
import { NoticeNudges } from './live/notice-nudges.ts';
import { composePush, type PushParts, type PushSurroundings } from './live/notices/compose.ts';
import { TonightNudges } from './live/tonight-nudges.ts';
import { AccessLog } from './privacy/access-log.ts';
import { composeKeys, type Keys } from './privacy/erasure/compose-keys.ts';
import { missingKey, tryToOpen } from './privacy/keys/missing-key.ts';
import { LapseHolds } from './processes/lapse-holds.ts';
import { RequestDesk } from './requests/request-desk.ts';
import { StoreState } from './store/store-state.ts';
import { AcceptedCommands } from './streams/accepted-commands.ts';
import { ShelterStreams } from './streams/shelter-streams.ts';
import { Streams } from './streams/streams.ts';
import { Emergencies } from './vault/emergencies.ts';
import { seedDemoVault } from './vault/seed-demo-vault.ts';
import { Vault } from './vault/vault.ts';

/** Those who see the board late see it this late (domain.md §5). */
const LATE_MS = 15 * 60_000;
const SNAPSHOT_EVERY_MS = 5 * 60_000;

/** Everything the program is made of, before any framework: the composition root gives it to Nest as it is. */
export interface Program {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: EventStore<HavenEvent>;
  readonly keys: Keys;
  readonly accepted: AcceptedCommands;
  readonly feed: BoardFeed;
  readonly lateFeed: BoardFeed;
  readonly live: LiveBoard;
  readonly publisher: LivePublisher;
  readonly past: PastBoard;
  readonly shelters: ShelterStreams;
  readonly desk: RequestDesk;
  readonly nudges: TonightNudges;
  readonly noticeNudges: NoticeNudges;
  readonly lapse: LapseHolds;
  readonly directory: LiveDirectory;
  readonly accounts: Accounts;
  readonly audit: AuditReader;
  readonly logCheck: LogCheck;
  readonly names: Names;
  readonly demoPeople: readonly InventedPerson[];
  readonly sessions: Sessions;
  readonly signingIn: SigningIn;
  readonly accessLog: AccessLog;
  readonly readyHouses: ReadyHouses;
  readonly searches: SearchLog;
  readonly vault: Vault;
  readonly emergencies: Emergencies;
  readonly administration: Administration;
  readonly serviceTokens: ServiceTokens;
  readonly signIn: SignInParts;
  readonly who: WhoIsIt;
  readonly origin: PublicOrigin;
  readonly limits: RequestLimits;
  readonly operatorToken: string;
  readonly push: PushParts;
  readonly readiness: Readiness;
  readonly storeState: StoreState;
  readonly metrics: Metrics;
  /** How many sockets are open and whose; the server says so once it listens. */
  readonly readers: { count: () => number; sessions: () => Iterable<string> };
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What differs between the program and a test of it. */
export interface Surroundings {
  /** Who may sign in in the demo, and whether an empty log is filled with the invented network. */
  readonly people: readonly InventedPerson[];
  readonly seed: boolean;
  readonly storeState?: StoreState;
  /** Hashes of passwords at another cost. */
  readonly hashing?: Passwords;
  /** Push services with a certificate of their own, and less patience with them. */
  readonly push?: PushSurroundings;
}

/** The demo's own people, and its houses where the log is empty. */
export const demoNetwork = (): Surroundings => ({ people: DEMO_PEOPLE, seed: true });

/** Builds the program on an open store. Nothing runs before `start`. */
export async function composeProgram(
  config: Config,
  clock: Clock,
  store: EventStore<HavenEvent>,
  around: Surroundings = demoNetwork(),
): Promise<Program> {
  const durable = config.eventStore.kind !== 'memory';
  const snapshot = durable ? await loadSnapshot(config.dataDir, store.logId) : null;
  const accepted = new AcceptedCommands();
  accepted.restore(snapshot?.accepted ?? []);
  const streams = new Streams(store, clock);
  const keys = keysOf(config, streams);
  const directory = new LiveDirectory(snapshot?.directory);
  const trail = new AuditTrail(snapshot?.trail);
  const cases = new LiveCasework(snapshot?.casework);
  const anchors = composeAnchors(config, store, clock);
  const also = [
    (event: LogEvent<HavenEvent>) => keys.keyring.learn(event),
    (event: LogEvent<HavenEvent>) => directory.project(event),
    (event: LogEvent<HavenEvent>) => trail.project(event),
    (event: LogEvent<HavenEvent>) => cases.project(event),
  ];
  const feed = new BoardFeed({ store, clock, accepted, start: snapshot, also });
  const nudges = new TonightNudges(cases, feed);
  const noticeNudges = new NoticeNudges(feed);
  also.push(
    (event) => nudges.see(event),
    (event) => noticeNudges.see(event),
  );
  const lateFeed = new BoardFeed({ store, clock, delayMs: LATE_MS });
  const publisher = new LivePublisher();
  const live = new LiveBoard({ now: feed, late: lateFeed }, { clock, logId: store.logId, publisher });
  const shelters = new ShelterStreams(streams, feed, accepted);
  const lapse = new LapseHolds(feed, shelters, clock);
  const demoPeople = config.demo ? around.people : [];
  const accounts = new Accounts(streams, directory.administratorsExcept);
  const names = new Names(directory, keys.keyring);
  const sessions = new Sessions(directory, accounts, clock);
  const origin = new PublicOrigin(config.publicUrl);
  const signingIn = new SigningIn(accounts, directory, feed);
  const { masterKeys, keyring } = keys;
  const desk = new RequestDesk({ streams, keyring, feed, shelters, cases, escalation: config.escalation });
  const parts = {
    masterKeys,
    keyring,
    directory,
    accounts,
    names,
    signingIn,
    origin,
    clock,
    demo: config.demo,
    oidc: config.oidc,
  };
  const signIn = composeSignIn(around.hashing ? { ...parts, hashing: around.hashing } : parts);
  const accessLog = new AccessLog(streams);
  const readyHouses = new ReadyHouses(feed);
  const searches = new SearchLog(accessLog, clock);
  const vault = new Vault(streams, keys.keyring, directory);
  const operatorToken = randomBytes(32).toString('base64url');
  const readers: Program['readers'] = { count: () => 0, sessions: () => [] };
  const metrics = new Metrics({ unreadable: () => feed.unreadable.length, readers: () => readers.count() });
  feed.onChange(() => metrics.events.inc());
  const storeState = around.storeState ?? new StoreState(clock);
  const push = composePush({
    accounts,
    directory,
    feed,
    keyring,
    clock,
    origin,
    hosts: config.pushHosts,
    requests: desk.requests,
    isBlind: () => storeState.delayed,
    onSent: (outcome) => metrics.pushes.inc({ outcome }),
    around: around.push ?? {},
  });
  const readiness = new Readiness();
  let saving: NodeJS.Timeout | undefined;
  const save = () =>
    durable
      ? saveSnapshot(config.dataDir, store.logId, {
          feed,
          directory: directory.directory,
          trail: trail.trail,
          casework: cases.casework,
          accepted,
        })
      : Promise.resolve(false);

  return {
    config,
    clock,
    store,
    accepted,
    feed,
    lateFeed,
    live,
    publisher,
    past: new PastBoard(store, feed),
    shelters,
    desk,
    nudges,
    noticeNudges,
    lapse,
    keys,
    directory,
    accounts,
    audit: new AuditReader({ store, feed, trail, directory, names }),
    logCheck: new LogCheck(store),
    names,
    demoPeople,
    sessions,
    signingIn,
    accessLog,
    readyHouses,
    searches,
    vault,
    emergencies: new Emergencies(directory, clock),
    administration: new Administration({ accounts, names, feed, origin, clock }),
    serviceTokens: new ServiceTokens(streams, feed),
    signIn,
    who: new WhoIsIt(sessions, directory, { operatorToken, cookie: cookieName(origin.tls), clock }),
    origin,
    limits: new RequestLimits(config.limits),
    operatorToken,
    push,
    readiness,
    storeState,
    metrics,
    readers,
    async start() {
      await keys.erasures.load();
      if (config.demo && around.seed) await seedDemo(streams, keys.masterKeys);
      await openDemoAccounts(streams, names, demoPeople);
      if (config.demo && around.seed) await seedDemoVault(store, vault);
      await feed.start();
      const opening = await tryToOpen(keyring, directory.sealed());
      const missing = missingKey(opening, masterKeys.currentId, keys.madeAt);
      if (missing !== null) throw new Error(missing);
      // What an old backup brought back is forgotten again behind the start: it opens for nobody meanwhile.
      void keys.erasures.finish().catch(() => undefined);
      await lateFeed.start();
      lapse.start();
      desk.start();
      nudges.start();
      searches.start();
      // The first who asks does not wait for every house to be made ready.
      readyHouses.all();
      anchors?.start();
      sessions.start(() => readers.sessions());
      readiness.caughtUp = true;
      saving = setInterval(() => void save(), SNAPSHOT_EVERY_MS);
      saving.unref();
    },
    async stop() {
      clearInterval(saving);
      readiness.caughtUp = false;
      lapse.stop();
      nudges.stop();
      await desk.stop();
      await push.tell.stop();
      sessions.stop();
      live.stop();
      await searches.stop();
      await feed.stop();
      await lateFeed.stop();
      await save();
      await anchors?.stop();
      await store.close();
    },
  };
}

function keysOf(config: Config, streams: Streams): Keys {
  const settings = {
    HAVEN_MASTER_KEY: config.masterKey ?? undefined,
    HAVEN_MASTER_KEY_FILE: config.masterKeyFile ?? undefined,
    HAVEN_ERASURE_LEDGER: config.erasureLedger ?? undefined,
  };
  const composed = composeKeys(settings, config, streams);
  if (!composed.ok) throw new Error(composed.sentence);
  return composed.keys;
}
