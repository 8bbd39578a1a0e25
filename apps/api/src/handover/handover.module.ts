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
import { HandoverReader } from './handover-reader.ts';
import { OnDutyReader } from './on-duty.ts';
import { ShiftStreams } from './shift-streams.ts';
import { SpanReader } from './span-reader.ts';

const providers = [
  provide(ShiftStreams, [Streams], (streams) => new ShiftStreams(streams)),
  provide(SpanReader, [EVENT_STORE], (store) => new SpanReader(store)),
  provide(
    HandoverReader,
    [LiveHandovers, LiveCasework, FEED, SpanReader, Names, CLOCK],
    (handovers, cases, feed, spans, names, clock) =>
      new HandoverReader({ handovers, cases, feed, spans, names, clock }),
  ),
  provide(
    OnDutyReader,
    [LiveHandovers, FEED, Names, CLOCK],
    (handovers, feed, names, clock) => new OnDutyReader({ handovers, feed, names, clock }),
  ),
];

/** Shifts and handovers. */
@Module({ imports: [IdentityModule], controllers: [HandoverController], providers, exports: providers })
export class HandoverModule {}
