import { type DynamicModule, Logger, Module } from '@nestjs/common';
import type { HavenEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { DestinationStream } from 'pino';
import { RequestLimits } from '../limits/limits.ts';
import { ReadLanes } from '../limits/read-lanes.ts';
import { spansTo } from '../traces/otlp.ts';
import { Tracing } from '../traces/tracing.ts';
import type { Clock } from './clock.ts';
import { Conditions } from './conditions.ts';
import type { Config } from './config.ts';
import { DiskWatch, freeSpace } from './disk-watch.ts';
import { requestLog } from './log-form.ts';
import { provide } from './provide.ts';
import { ProxyWatch } from './proxy-watch.ts';
import { PublicOrigin } from './public-origin.ts';
import { ServerTime } from './server-time.ts';
import { StoreState } from './store-state.ts';
import { TIME_LIMITS, timeLimitsBy } from './time-limits.ts';
import { CLOCK, CONDITION_LINES, CONFIG, EVENT_STORE, FREE_SPACE, REQUEST_LOG } from './tokens.ts';

const LOG = new Logger('Program');

/** What a program is started with. */
export interface Environment {
  readonly config: Config;
  readonly clock: Clock;
  /** The open log. The program closes it. */
  readonly store: EventStore<HavenEvent>;
  /** The adapter reports its connection here. */
  readonly storeState: StoreState;
  /** Where the lines of requests go; absent: to standard output. */
  readonly requestLines?: DestinationStream;
}

@Module({})
class EnvironmentModule {}

/** The clock, the settings, the log and the global rate limits, for every module. */
export function environmentModule({ config, clock, store, storeState, requestLines }: Environment): DynamicModule {
  const providers = [
    { provide: CONFIG, useValue: config },
    { provide: CLOCK, useValue: clock },
    { provide: EVENT_STORE, useValue: store },
    { provide: StoreState, useValue: storeState },
    { provide: TIME_LIMITS, useValue: timeLimitsBy(config.waitFactor) },
    provide(ServerTime, [CLOCK], (clock) => new ServerTime(clock)),
    provide(Conditions, [CONDITION_LINES], (say) => new Conditions(say)),
    { provide: FREE_SPACE, useValue: freeSpace },
    provide(
      DiskWatch,
      [CONFIG, Conditions, FREE_SPACE],
      ({ eventStore, dataDir, diskWarnMb }, conditions, free) =>
        new DiskWatch({
          folder: eventStore.kind === 'memory' ? null : dataDir,
          warnMb: diskWarnMb,
          conditions,
          free,
        }),
    ),
    provide(
      ProxyWatch,
      [CONFIG, Conditions],
      ({ trustedProxies }, conditions) => new ProxyWatch(trustedProxies, conditions),
    ),
    { provide: REQUEST_LOG, useValue: config.requestLog ? requestLog(requestLines) : null },
    provide(
      Tracing,
      [CONFIG],
      async ({ tracesUrl }) =>
        new Tracing(tracesUrl === null ? null : await spansTo(tracesUrl, (line) => LOG.warn(line))),
    ),
    { provide: CONDITION_LINES, useValue: (line: string) => LOG.warn(line) },
    provide(RequestLimits, [CONFIG], ({ limits }) => new RequestLimits(limits)),
    provide(ReadLanes, [CONFIG, TIME_LIMITS], ({ limits }, { laneMs }) => new ReadLanes(limits.reads, laneMs)),
    provide(PublicOrigin, [CONFIG], ({ publicUrl }) => new PublicOrigin(publicUrl)),
  ];
  return { module: EnvironmentModule, global: true, providers, exports: providers };
}
