import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import type { Config } from '../environment/config.ts';
import { logFile } from '../environment/event-store.ts';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { FEED } from '../feed/tokens.ts';
import { HistoryReader } from './history-reader.ts';
import type { ThreadStart } from './messages.ts';

const log = new Logger('History');

/** Where the thread finds the log, and keeps its snapshot; a log in memory has none. */
const startOf = ({ eventStore, dataDir }: Config, logId: string): ThreadStart => ({
  store: eventStore.kind === 'sqlite' ? { kind: 'sqlite', path: logFile(dataDir) } : eventStore,
  logId,
  snapshot: eventStore.kind === 'memory' ? null : join(dataDir, 'history.snapshot'),
});

const providers = [
  provide(HistoryReader, [CONFIG, EVENT_STORE, FEED, CLOCK, TIME_LIMITS], (config, store, feed, clock, limits) => {
    const start = startOf(config, store.logId);
    const say = (sentence: string) => log.warn(sentence);
    return new HistoryReader({ store, start, feed, clock, limits, say });
  }),
];

/** What was, on a thread of its own. */
@Module({ imports: [FeedModule], providers, exports: [FeedModule, ...providers] })
export class HistoryModule {}
