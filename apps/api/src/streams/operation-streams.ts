import {
  type OperationCommand,
  type OperationEvent,
  type OperationRejectionCode,
  type OperationState,
  type OutsideOperation,
  operationDecider,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

type Rejection = { readonly code: OperationRejectionCode };

/** The only writer of `operation-…` streams. */
export class OperationStreams extends CaseStreams<
  OperationState,
  OperationCommand,
  OperationEvent,
  Rejection,
  OutsideOperation
> {
  constructor(streams: Streams) {
    super(streams, operationDecider);
  }
}
