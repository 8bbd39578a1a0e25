import {
  type OutsideSurge,
  type SurgeCommand,
  type SurgeEvent,
  type SurgeRejectionCode,
  type SurgeState,
  surgeDecider,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

type Rejection = { readonly code: SurgeRejectionCode };

/** The only writer of `surge-…` streams. */
export class SurgeStreams extends CaseStreams<SurgeState, SurgeCommand, SurgeEvent, Rejection, OutsideSurge> {
  constructor(streams: Streams) {
    super(streams, surgeDecider);
  }
}
