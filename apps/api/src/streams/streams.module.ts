import { Module } from '@nestjs/common';
import { eventCodec } from '@safe-haven/contracts';
import { DiskWatch } from '../environment/disk-watch.ts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { TIME_LIMITS } from '../environment/time-limits.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { RequestStreams } from './request-streams.ts';
import { Streams } from './streams.ts';
import { TransferStreams } from './transfer-streams.ts';

const providers = [
  provide(
    Streams,
    [EVENT_STORE, CLOCK, ServerTime, TIME_LIMITS, DiskWatch],
    (store, clock, serverTime, { commandMs }, disk) =>
      new Streams(store, clock, eventCodec, serverTime, {
        commandMs,
        onAppend: (result, ms) => disk.note(result, ms),
      }),
  ),
  provide(RequestStreams, [Streams], (streams) => new RequestStreams(streams)),
  provide(TransferStreams, [Streams], (streams) => new TransferStreams(streams)),
];

/** The one write path. */
@Module({ providers, exports: providers })
export class StreamsModule {}
