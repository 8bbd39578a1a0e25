import { Logger, Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { FeedModule } from '../feed/feed.module.ts';
import { FEED } from '../feed/tokens.ts';
import { HistoryReader } from './history-reader.ts';
import { threadStartOf } from './thread-start.ts';

const log = new Logger('History');

const providers = [
  provide(HistoryReader, [CONFIG, EVENT_STORE, FEED, CLOCK, TIME_LIMITS], (config, store, feed, clock, limits) => {
    const start = threadStartOf(config, store.logId);
    const say = (sentence: string) => log.warn(sentence);
    return new HistoryReader({ store, start, feed, clock, limits, say });
  }),
];

/** What was, on a thread of its own. */
@Module({ imports: [FeedModule], providers, exports: [FeedModule, ...providers] })
export class HistoryModule {}
