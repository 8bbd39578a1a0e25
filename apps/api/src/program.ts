import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import type { ShelterEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { BoardFeed } from './board/board.feed.ts';
import { LiveBoard } from './board/live-board.ts';
import { LivePublisher } from './board/live-publisher.ts';
import { PastBoard } from './board/past-board.ts';
import { loadSnapshot, saveSnapshot } from './board/snapshots.ts';
import type { Clock } from './clock.ts';
import { AcceptedCommands } from './commands/accepted-commands.ts';
import { HandleCommand } from './commands/handle-command.ts';
import type { Config } from './config.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { LapseHolds } from './holds/lapse-holds.ts';
import { Metrics } from './http/metrics.ts';
import { Readiness } from './http/readiness.ts';
import { DemoPeople, nobody, type People } from './people/people.ts';
import { Sessions } from './people/sessions.ts';
import { WhoIsIt } from './people/who.ts';
import { StoreState } from './store-state.ts';

/** Those who see the board late see it this late (domain.md §5). */
const LATE_MS = 15 * 60_000;
const SNAPSHOT_EVERY_MS = 5 * 60_000;

/** Everything the program is made of, before any framework: the composition root gives it to Nest as it is. */
export interface Program {
  readonly config: Config;
  readonly clock: Clock;
  readonly store: EventStore<ShelterEvent>;
  readonly accepted: AcceptedCommands;
  readonly feed: BoardFeed;
  readonly lateFeed: BoardFeed;
  readonly live: LiveBoard;
  readonly publisher: LivePublisher;
  readonly past: PastBoard;
  readonly handle: HandleCommand;
  readonly lapse: LapseHolds;
  readonly people: People;
  readonly sessions: Sessions;
  readonly who: WhoIsIt;
  readonly importToken: string;
  readonly readiness: Readiness;
  readonly storeState: StoreState;
  readonly metrics: Metrics;
  /** How many sockets are open; the server says so once it listens. */
  readonly readers: { count: () => number };
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What differs between the program and a test of it. */
export interface Surroundings {
  /** Who may sign in in the demo, and whether an empty log is filled with the invented network. */
  readonly people: People;
  readonly seed: boolean;
  readonly storeState?: StoreState;
}

/** The demo's own people, and its houses where the log is empty. */
export const demoNetwork = (): Surroundings => ({ people: new DemoPeople(DEMO_PEOPLE), seed: true });

/** Builds the program on an open store. Nothing runs before `start`. */
export async function composeProgram(
  config: Config,
  clock: Clock,
  store: EventStore<ShelterEvent>,
  around: Surroundings = demoNetwork(),
): Promise<Program> {
  const durable = config.eventStore.kind !== 'memory';
  const snapshot = durable ? await loadSnapshot(config.dataDir, store.logId) : null;
  const accepted = new AcceptedCommands();
  accepted.restore(snapshot?.accepted ?? []);
  const feed = new BoardFeed({ store, clock, accepted, start: snapshot });
  const lateFeed = new BoardFeed({ store, clock, delayMs: LATE_MS });
  const publisher = new LivePublisher();
  const live = new LiveBoard({ now: feed, late: lateFeed }, { clock, logId: store.logId, publisher });
  const handle = new HandleCommand(store, feed, accepted, clock);
  const lapse = new LapseHolds(feed, handle, clock);
  const people = config.demo ? around.people : nobody;
  const sessions = new Sessions(durable ? join(config.dataDir, 'sessions') : null, clock);
  const importToken = randomBytes(32).toString('base64url');
  const readers = { count: () => 0 };
  const metrics = new Metrics({ unreadable: () => feed.unreadable.length, readers: () => readers.count() });
  feed.onChange(() => metrics.events.inc());
  const readiness = new Readiness();
  let saving: NodeJS.Timeout | undefined;
  const save = () => (durable ? saveSnapshot(config.dataDir, store.logId, feed, accepted) : Promise.resolve(false));

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
    people,
    sessions,
    who: new WhoIsIt(sessions, people, importToken),
    importToken,
    readiness,
    storeState: around.storeState ?? new StoreState(clock),
    metrics,
    readers,
    async start() {
      if (config.demo && around.seed) await seedDemo(store, clock);
      await feed.start();
      await lateFeed.start();
      lapse.start();
      sessions.start();
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
