import { Logger, Module } from '@nestjs/common';
import { START } from '@safe-haven/event-store';
import { Conditions } from '../environment/conditions.ts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { StoreState } from '../environment/store-state.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { StreamsModule } from '../streams/streams.module.ts';
import { Streams } from '../streams/streams.ts';
import { Tracing } from '../traces/tracing.ts';
import { BoardFeed, type BoardFeedOptions } from './board.feed.ts';
import { ClockWatch } from './clock-watch.ts';
import { LiveCasework } from './live-casework.ts';
import { LiveHandovers } from './live-handovers.ts';
import { LivenessProbe } from './liveness-probe.ts';
import { MatchableShelters } from './matchable-shelters.ts';
import { OwnWrites } from './own-writes.ts';
import { ReaderLag } from './reader-lag.ts';
import { SentPositions } from './sent-positions.ts';
import { loadSnapshots, NO_SNAPSHOTS, readBy } from './snapshots.ts';
import { DELAYED_FEED, FEED, SNAPSHOTS } from './tokens.ts';

/** How late the delayed board is (docs/SPEC.md, "Rights"). */
export const DELAY_MS = 15 * 60_000;

const log = new Logger('Snapshots');

const providers = [
  provide(SNAPSHOTS, [CONFIG, EVENT_STORE], async ({ eventStore, dataDir }, store) =>
    eventStore.kind === 'memory'
      ? NO_SNAPSHOTS
      : loadSnapshots(dataDir, { logId: store.logId, head: await store.head() }, (sentence) => log.warn(sentence)),
  ),
  provide(AcceptedCommands, [SNAPSHOTS], (snapshots) => snapshots['accepted-commands'] ?? new AcceptedCommands()),
  provide(FEED, [EVENT_STORE, CLOCK, SNAPSHOTS, TIME_LIMITS, Tracing], (store, clock, snapshots, limits, tracing) => {
    const { 'late-board': _, ...read } = snapshots;
    const after = readBy(Object.values(read), START);
    const onFolded: BoardFeedOptions['onFolded'] = (event, since) => event.readable && tracing.projected(event, since);
    return new BoardFeed({
      store,
      clock,
      network: snapshots.board,
      after,
      readBackMs: limits.readBackMs,
      ...(tracing.isOn && { onFolded }),
    });
  }),
  provide(
    DELAYED_FEED,
    [EVENT_STORE, CLOCK, SNAPSHOTS],
    (store, clock, snapshots) => new BoardFeed({ store, clock, network: snapshots['late-board'], delayMs: DELAY_MS }),
  ),
  provide(LiveCasework, [SNAPSHOTS], ({ casework }) => new LiveCasework(casework)),
  provide(LiveHandovers, [SNAPSHOTS], ({ handovers }) => new LiveHandovers(handovers)),
  provide(MatchableShelters, [FEED], (feed) => new MatchableShelters(feed)),
  provide(ReaderLag, [], () => new ReaderLag()),
  provide(
    LivenessProbe,
    [EVENT_STORE, FEED, StoreState, TIME_LIMITS, ReaderLag],
    (store, feed, state, { probeMs }, lag) =>
      new LivenessProbe({ store, feed, state, probeMs, onHead: (head) => lag.headSeen(head) }),
  ),
  provide(
    ClockWatch,
    [FEED, LiveCasework, ServerTime, Conditions],
    (feed, cases, time, conditions) => new ClockWatch({ feed, cases, time, conditions }),
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

@Module({ imports: [StreamsModule], providers, exports: [StreamsModule, ...providers] })
export class FeedModule {}
