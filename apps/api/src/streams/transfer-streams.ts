import {
  type TransferCommand,
  type TransferEvent,
  type TransferRejectionCode,
  type TransferState,
  transferDecider,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

/** Whoever writes in `transfer-…` comes this way. */
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
