import {
  decideRequest,
  decideTransfer,
  foldRequest,
  foldTransfer,
  type RequestCommand,
  type RequestEvent,
  type RequestRejectionCode,
  type RequestState,
  type TransferCommand,
  type TransferEvent,
  type TransferRejectionCode,
  type TransferState,
} from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import type { Clock } from '../environment/clock.ts';
import { DecidedStream } from '../streams/decided-stream.ts';

/** Whoever writes in `request-…` comes this way. */
export class RequestStreams extends DecidedStream<RequestState, RequestCommand, RequestEvent, RequestRejectionCode> {
  constructor(store: EventStore, clock: Clock) {
    super(store, clock, {
      prefix: 'request',
      fold: foldRequest,
      decide: decideRequest,
    });
  }
}

/** Whoever writes in `transfer-…` comes this way. */
export class TransferStreams extends DecidedStream<
  TransferState,
  TransferCommand,
  TransferEvent,
  TransferRejectionCode
> {
  constructor(store: EventStore, clock: Clock) {
    super(store, clock, {
      prefix: 'transfer',
      fold: foldTransfer,
      decide: decideTransfer,
    });
  }
}
