import { Module } from '@nestjs/common';
import { eventCodec } from '@safe-haven/contracts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { RequestStreams } from './request-streams.ts';
import { Streams } from './streams.ts';
import { TransferStreams } from './transfer-streams.ts';

const providers = [
  provide(
    Streams,
    [EVENT_STORE, CLOCK, ServerTime],
    (store, clock, serverTime) => new Streams(store, clock, eventCodec, serverTime),
  ),
  provide(RequestStreams, [Streams], (streams) => new RequestStreams(streams)),
  provide(TransferStreams, [Streams], (streams) => new TransferStreams(streams)),
];

/** The one write path. */
@Module({ providers, exports: providers })
export class StreamsModule {}
