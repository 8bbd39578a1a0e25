import {
  type TransferCommand,
  type TransferEvent,
  type TransferRejectionCode,
  type TransferState,
  transferDecider,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

/** The only writer of `transfer-…` streams. */
export class TransferStreams extends CaseStreams<
  TransferState,
  TransferCommand,
  TransferEvent,
  { readonly code: TransferRejectionCode }
> {
  constructor(streams: Streams) {
    super(streams, transferDecider);
  }
}
