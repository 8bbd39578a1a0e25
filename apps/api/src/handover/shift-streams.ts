import {
  type ShiftCommand,
  type ShiftEvent,
  type ShiftRejection,
  type ShiftState,
  shiftDecider,
} from '@safe-haven/domain';
import { CaseStreams } from '../streams/case-streams.ts';
import type { Streams } from '../streams/streams.ts';

/** The write path of `shift-…` streams. */
export class ShiftStreams extends CaseStreams<ShiftState, ShiftCommand, ShiftEvent, ShiftRejection> {
  constructor(streams: Streams) {
    super(streams, shiftDecider);
  }
}
