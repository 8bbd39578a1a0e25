import { Logger, Module } from '@nestjs/common';
import { START } from '@safe-haven/event-store';
import { Conditions } from '../environment/conditions.ts';
import { DiskWatch } from '../environment/disk-watch.ts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { StoreState } from '../environment/store-state.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { StreamsModule } from '../streams/streams.module.ts';
import { Streams } from '../streams/streams.ts';
import { BoardFeed } from './board.feed.ts';
import { ClockWatch } from './clock-watch.ts';
import { LiveCasework } from './live-casework.ts';
import { LiveHandovers } from './live-handovers.ts';
import { LivenessProbe } from './liveness-probe.ts';
import { OwnWrites } from './own-writes.ts';
import { SentPositions } from './sent-positions.ts';
import { loadSnapshots, NO_SNAPSHOTS, readBy } from './snapshots.ts';
import { DELAYED_FEED, FEED, SNAPSHOTS } from './tokens.ts';

/** How late the delayed board is (docs/SPEC.md, "Rights"). */
const DELAY_MS = 15 * 60_000;

const log = new Logger('Snapshots');

const providers = [
  provide(SNAPSHOTS, [CONFIG, EVENT_STORE], async ({ eventStore, dataDir }, store) =>
    eventStore.kind === 'memory'
      ? NO_SNAPSHOTS
      : loadSnapshots(dataDir, { logId: store.logId, head: await store.head() }, (sentence) => log.warn(sentence)),
  ),
  provide(AcceptedCommands, [SNAPSHOTS], (snapshots) => snapshots['accepted-commands'] ?? new AcceptedCommands()),
  provide(FEED, [EVENT_STORE, CLOCK, SNAPSHOTS, TIME_LIMITS], (store, clock, snapshots, limits) => {
    const { 'late-board': _, ...read } = snapshots;
    const after = readBy(Object.values(read), START);
    return new BoardFeed({ store, clock, network: snapshots.board, after, readBackMs: limits.readBackMs });
  }),
  provide(
    DELAYED_FEED,
    [EVENT_STORE, CLOCK, SNAPSHOTS],
    (store, clock, snapshots) => new BoardFeed({ store, clock, network: snapshots['late-board'], delayMs: DELAY_MS }),
  ),
  provide(LiveCasework, [SNAPSHOTS], ({ casework }) => new LiveCasework(casework)),
  provide(LiveHandovers, [SNAPSHOTS], ({ handovers }) => new LiveHandovers(handovers)),
  provide(
    LivenessProbe,
    [EVENT_STORE, FEED, StoreState, TIME_LIMITS],
    (store, feed, state, { probeMs }) => new LivenessProbe({ store, feed, state, probeMs }),
  ),
  provide(
    ClockWatch,
    [FEED, LiveCasework, ServerTime, Conditions, DiskWatch, Metrics],
    (feed, cases, time, conditions, disk, metrics) => {
      metrics.sample(
        'haven_disk_free_bytes',
        'The room on the disk of the data folder.',
        () => disk.freeBytes ?? Number.NaN,
      );
      metrics.sample(
        'haven_clock_behind_log_seconds',
        'How far the clock of this machine is behind the newest fact of the log.',
        () => time.behindMs / 1_000,
      );
      return new ClockWatch({ feed, cases, time, conditions });
    },
  ),
  provide(SentPositions, [CLOCK], (clock) => new SentPositions(() => clock.now())),
  provide(
    OwnWrites,
    [EVENT_STORE, FEED, SentPositions, TIME_LIMITS, StoreState],
    (store, feed, sent, limits, storeState) => new OwnWrites({ store, feed, sent, limits, storeState }),
  ),
  // Commands are decided on the states that the feed has already folded.
  provide(
    ShelterStreams,
    [Streams, FEED, AcceptedCommands],
    (streams, feed, accepted) => new ShelterStreams(streams, feed, accepted),
  ),
];

@Module({ imports: [StreamsModule, MetricsModule], providers, exports: [StreamsModule, ...providers] })
export class FeedModule {}
