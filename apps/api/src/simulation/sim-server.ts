import type { ShelterEvent } from '@safe-haven/domain';
import { type EventStore, START } from '@safe-haven/event-store';
import { type Audience, fromSnapshot, toSnapshot } from '@safe-haven/projections';
import { LiveBoard, type Publisher, type Schedule } from '../board/live-board.ts';
import type { Clock } from '../environment/clock.ts';
import { BoardFeed } from '../feed/board.feed.ts';
import { readBy } from '../feed/snapshots.ts';
import { LapseHolds } from '../processes/lapse-holds.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { Streams } from '../streams/streams.ts';

/** One process of the program without HTTP: the same parts, started empty or from snapshots. */
export class SimServer {
  readonly feed: BoardFeed;
  readonly delayed: BoardFeed;
  readonly live: LiveBoard;
  readonly shelters: ShelterStreams;
  readonly lapse: LapseHolds;
  readonly accepted: AcceptedCommands;
  readonly #store: EventStore<ShelterEvent>;
  #pending: (() => void) | null = null;

  constructor(store: EventStore<ShelterEvent>, clock: Clock, publisher: Publisher, snapshot: SimSnapshot | null) {
    this.#store = store;
    const network = snapshot ? fromSnapshot(snapshot.network) : null;
    this.accepted = (snapshot && AcceptedCommands.read(snapshot.accepted)) ?? new AcceptedCommands();
    this.feed = new BoardFeed({ store, clock, network, after: readBy([network, this.accepted], START) });
    const { accepted } = this;
    this.feed.alsoRead({
      reads: { shelter: 'all' },
      project: (event) => accepted.project(event),
      folded: accepted,
    });
    this.delayed = new BoardFeed({ store, clock, delayMs: 900_000 });
    const schedule: Schedule = (run) => {
      this.#pending = run;
      return () => {
        this.#pending = null;
      };
    };
    this.live = new LiveBoard({ now: this.feed, delayed: this.delayed }, { clock, logId: store.logId, schedule });
    this.live.publishTo(publisher);
    this.shelters = new ShelterStreams(new Streams(store, clock), this.feed, this.accepted);
    this.lapse = new LapseHolds(this.feed, this.shelters, clock);
  }

  async start(): Promise<void> {
    await this.feed.start();
    this.lapse.start();
  }

  /** Publishes changes, as the tick would. */
  tick(): void {
    const run = this.#pending;
    this.#pending = null;
    run?.();
  }

  async caughtUp(): Promise<void> {
    const there = await this.feed.waitFor(await this.#store.head(), 10_000);
    if (!there) throw new Error('the feed did not reach the head');
  }

  /** Up to where the feed of an audience has read. */
  readTo = ({ delayMinutes }: Audience): string => (delayMinutes > 0 ? this.delayed : this.feed).network.position;

  snapshot(): SimSnapshot {
    return { network: toSnapshot(this.feed.network), accepted: [...this.accepted.snapshotLines()].join('\n') };
  }

  async stop(): Promise<void> {
    await this.lapse.stop();
    this.live.stop();
    await this.feed.stop();
  }
}

export interface SimSnapshot {
  readonly network: string;
  readonly accepted: string;
}
