import {
  decideTransfer,
  evolveTransfer,
  initialTransfer,
  type TransferCommand,
  type TransferEvent,
  type TransferRejectionCode,
  type TransferState,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

/** Whoever writes in `transfer-…` comes this way. */
export class TransferStreams extends CaseStreams<TransferState, TransferCommand, TransferEvent, TransferRejectionCode> {
  constructor(streams: Streams) {
    super(streams, {
      streamOf: (id) => `transfer-${id}`,
      initial: initialTransfer,
      evolve: evolveTransfer,
      decide: (command, state, { id, now, actor }) => decideTransfer(command, state, { transferId: id, now, actor }),
    });
  }
}
