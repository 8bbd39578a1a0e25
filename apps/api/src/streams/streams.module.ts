import { Module } from '@nestjs/common';
import { eventCodec } from '@safe-haven/contracts';
import { provide } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { CLOCK, CONFIG, EVENT_STORE } from '../environment/tokens.ts';
import { RequestStreams } from './request-streams.ts';
import { Streams } from './streams.ts';
import { TransferStreams } from './transfer-streams.ts';

const providers = [
  provide(
    Streams,
    [EVENT_STORE, CLOCK, ServerTime, CONFIG],
    (store, clock, serverTime, { commandMs }) => new Streams(store, clock, eventCodec, serverTime, commandMs),
  ),
  provide(RequestStreams, [Streams], (streams) => new RequestStreams(streams)),
  provide(TransferStreams, [Streams], (streams) => new TransferStreams(streams)),
];

/** The one write path. */
@Module({ providers, exports: providers })
export class StreamsModule {}
