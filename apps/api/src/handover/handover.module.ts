import { Module } from '@nestjs/common';
import { provide } from '../environment/provide.ts';
import { CLOCK, EVENT_STORE } from '../environment/tokens.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { FEED } from '../feed/tokens.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { Names } from '../identity/names.ts';
import { Streams } from '../streams/streams.ts';
import { HandoverController } from './handover.controller.ts';
import { ReadHandover } from './read-handover.ts';
import { ReadSpans } from './read-spans.ts';
import { ShiftStreams } from './shift-streams.ts';

const providers = [
  provide(ShiftStreams, [Streams], (streams) => new ShiftStreams(streams)),
  provide(ReadSpans, [EVENT_STORE], (store) => new ReadSpans(store)),
  provide(
    ReadHandover,
    [LiveHandovers, LiveCasework, FEED, ReadSpans, Names, CLOCK],
    (handovers, cases, feed, spans, names, clock) => new ReadHandover({ handovers, cases, feed, spans, names, clock }),
  ),
];

/** Shifts and what passes from one to the next. */
@Module({ imports: [IdentityModule], controllers: [HandoverController], providers, exports: providers })
export class HandoverModule {}
