import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { AcceptedCommands } from '../streams/accepted-commands.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { StreamsModule } from '../streams/streams.module.ts';
import { Streams } from '../streams/streams.ts';
import { BoardFeed } from './board.feed.ts';
import { LiveCasework } from './live-casework.ts';
import { Pulse } from './pulse.ts';
import { loadSnapshot } from './snapshots.ts';
import { FEED, LATE_FEED, SNAPSHOT } from './tokens.ts';

/** Those who see the board late see it this late (domain.md §5). */
const LATE_MS = 15 * 60_000;

const providers = [
  provide(SNAPSHOT, [CONFIG, EVENT_STORE], ({ eventStore, dataDir }, { logId }) =>
    eventStore.kind === 'memory' ? null : loadSnapshot(dataDir, logId),
  ),
  provide(FEED, [EVENT_STORE, CLOCK, AcceptedCommands, SNAPSHOT, Metrics], (store, clock, accepted, start, metrics) => {
    accepted.restore(start?.accepted ?? []);
    const feed = new BoardFeed({ store, clock, accepted, start });
    feed.onChange(() => metrics.events.inc());
    metrics.sample('haven_unreadable_shelters', 'Houses whose log can not be read.', () => feed.unreadable.length);
    return feed;
  }),
  provide(LATE_FEED, [EVENT_STORE, CLOCK], (store, clock) => new BoardFeed({ store, clock, delayMs: LATE_MS })),
  provide(LiveCasework, [SNAPSHOT], (snapshot) => new LiveCasework(snapshot?.casework)),
  provide(Pulse, [EVENT_STORE, FEED, StoreState], (store, feed, state) => new Pulse({ store, feed, state })),
  // Commands are decided on the states that the feed has folded already.
  provide(
    ShelterStreams,
    [Streams, FEED, AcceptedCommands],
    (streams, feed, accepted) => new ShelterStreams(streams, feed, accepted),
  ),
];

@Module({ imports: [StreamsModule, MetricsModule], providers, exports: [StreamsModule, ...providers] })
export class FeedModule {}
