import { randomBytes } from 'node:crypto';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore, LogEvent } from '@safe-haven/event-store';
import { BoardFeed } from './board/board.feed.ts';
import { LiveBoard } from './board/live-board.ts';
import { LivePublisher } from './board/live-publisher.ts';
import { PastBoard } from './board/past-board.ts';
import { loadSnapshot, saveSnapshot } from './board/snapshots.ts';
import type { Clock } from './clock.ts';
import { AcceptedCommands } from './commands/accepted-commands.ts';
import { HandleCommand } from './commands/handle-command.ts';
import type { Config } from './config.ts';
import { type InventedPerson, openDemoAccounts } from './demo/demo-accounts.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { composeKeys, type Keys } from './erasure/compose-keys.ts';
import { LapseHolds } from './holds/lapse-holds.ts';
import { Metrics } from './http/metrics.ts';
import { PublicOrigin } from './http/public-origin.ts';
import { Readiness } from './http/readiness.ts';
import { Accounts } from './people/accounts.ts';
import { cookieName } from './people/cookie.ts';
import { LiveDirectory } from './people/live-directory.ts';
import { Names } from './people/names.ts';
import { Sessions } from './people/sessions.ts';
import { SigningIn } from './people/signing-in.ts';
import { WhoIsIt } from './people/who.ts';
import { StoreState } from './store-state.ts';

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
  readonly handle: HandleCommand;
  readonly lapse: LapseHolds;
  readonly directory: LiveDirectory;
  readonly accounts: Accounts;
  readonly names: Names;
  readonly demoPeople: readonly InventedPerson[];
  readonly sessions: Sessions;
  readonly signingIn: SigningIn;
  readonly who: WhoIsIt;
  readonly origin: PublicOrigin;
  readonly operatorToken: string;
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
  const keys = keysOf(config, store, clock);
  const directory = new LiveDirectory(snapshot?.directory);
  const also = [
    (event: LogEvent<HavenEvent>) => keys.keyring.learn(event),
    (event: LogEvent<HavenEvent>) => directory.project(event),
  ];
  const feed = new BoardFeed({ store, clock, accepted, start: snapshot, also });
  const lateFeed = new BoardFeed({ store, clock, delayMs: LATE_MS });
  const publisher = new LivePublisher();
  const live = new LiveBoard({ now: feed, late: lateFeed }, { clock, logId: store.logId, publisher });
  const handle = new HandleCommand(store, feed, accepted, clock);
  const lapse = new LapseHolds(feed, handle, clock);
  const demoPeople = config.demo ? around.people : [];
  const accounts = new Accounts(store, clock, directory.administratorsExcept);
  const names = new Names(directory, keys.keyring);
  const sessions = new Sessions(directory, accounts, clock);
  const origin = new PublicOrigin(config.publicUrl);
  const operatorToken = randomBytes(32).toString('base64url');
  const readers: Program['readers'] = { count: () => 0, sessions: () => [] };
  const metrics = new Metrics({ unreadable: () => feed.unreadable.length, readers: () => readers.count() });
  feed.onChange(() => metrics.events.inc());
  const readiness = new Readiness();
  let saving: NodeJS.Timeout | undefined;
  const save = () =>
    durable
      ? saveSnapshot(config.dataDir, store.logId, { feed, directory: directory.directory, accepted })
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
    handle,
    lapse,
    keys,
    directory,
    accounts,
    names,
    demoPeople,
    sessions,
    signingIn: new SigningIn(accounts, directory, feed),
    who: new WhoIsIt(sessions, directory, { operatorToken, cookie: cookieName(origin.tls), clock }),
    origin,
    operatorToken,
    readiness,
    storeState: around.storeState ?? new StoreState(clock),
    metrics,
    readers,
    async start() {
      await keys.erasures.load();
      if (config.demo && around.seed) await seedDemo(store, clock);
      await openDemoAccounts(store, names, demoPeople, clock);
      await feed.start();
      await keys.erasures.finish();
      await lateFeed.start();
      lapse.start();
      sessions.start(() => readers.sessions());
      readiness.caughtUp = true;
      saving = setInterval(() => void save(), SNAPSHOT_EVERY_MS);
      saving.unref();
    },
    async stop() {
      clearInterval(saving);
      readiness.caughtUp = false;
      lapse.stop();
      sessions.stop();
      live.stop();
      await feed.stop();
      await lateFeed.stop();
      await save();
      await store.close();
    },
  };
}

function keysOf(config: Config, store: EventStore<HavenEvent>, clock: Clock): Keys {
  const settings = {
    HAVEN_MASTER_KEY: config.masterKey ?? undefined,
    HAVEN_MASTER_KEY_FILE: config.masterKeyFile ?? undefined,
    HAVEN_ERASURE_LEDGER: config.erasureLedger ?? undefined,
  };
  const composed = composeKeys(settings, config, store, clock);
  if (!composed.ok) throw new Error(composed.sentence);
  return composed.keys;
}
