import type { EventContext } from '../../decider.ts';
import type { OperationEvent, OperationEventType } from '../events.ts';
import type { OpenedOperation, OperationLine } from '../state.ts';

export type EventOf<T extends OperationEventType> = Extract<OperationEvent, { type: T }>;
export type Changes = Partial<OpenedOperation>;

/** The fields of an opened operation that a fact replaces. Total; no clock. */
export type OperationEvolve<T extends OperationEventType> = (
  state: OpenedOperation,
  event: EventOf<T>,
  context: EventContext,
) => Changes;

/** The lines, with some fields of those that are meant replaced. */
export const changed = (
  { lines }: OpenedOperation,
  to: (line: OperationLine) => Partial<OperationLine> | null,
): Changes => ({ lines: lines.map((line) => ({ ...line, ...to(line) })) });

/** The same for one line. */
export const changedLine = (state: OpenedOperation, line: number, to: Partial<OperationLine>): Changes =>
  changed(state, (one) => (one.line === line ? to : null));
