import { Module } from '@nestjs/common';
import { eventCodec } from '@safe-haven/contracts';
import { DiskWatch } from '../environment/disk-watch.ts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { MetricsModule } from '../metrics/metrics.module.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Tracing } from '../traces/tracing.ts';
import { OperationStreams } from './operation-streams.ts';
import { RequestStreams } from './request-streams.ts';
import { Streams } from './streams.ts';
import { SurgeStreams } from './surge-streams.ts';
import { TransferStreams } from './transfer-streams.ts';

const providers = [
  provide(
    Streams,
    [EVENT_STORE, CLOCK, ServerTime, TIME_LIMITS, DiskWatch, Metrics, Tracing],
    (store, clock, serverTime, { commandMs }, disk, metrics, tracing) =>
      new Streams(store, clock, eventCodec, serverTime, {
        commandMs,
        tracing,
        onAppend: (result, ms) => {
          disk.note(result, ms);
          metrics.appends.observe({ outcome: result.outcome }, ms / 1_000);
        },
        onOutcome: (kind, outcome) => metrics.commands.inc({ kind, outcome }),
      }),
  ),
  provide(RequestStreams, [Streams], (streams) => new RequestStreams(streams)),
  provide(OperationStreams, [Streams], (streams) => new OperationStreams(streams)),
  provide(SurgeStreams, [Streams], (streams) => new SurgeStreams(streams)),
  provide(TransferStreams, [Streams], (streams) => new TransferStreams(streams)),
];

/** The one write path. */
@Module({ imports: [MetricsModule], providers, exports: providers })
export class StreamsModule {}
