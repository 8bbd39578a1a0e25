import {
  evolveOperation,
  type HeldLine,
  initialOperation,
  type OpenedOperation,
  type OperationEvent,
  type OperationLine,
  type OperationState,
  toFact,
} from '@safe-haven/domain';
import type { ReadableCaseEntry } from './casework.ts';
import { forget } from './requests.ts';

/** Where a party of an act is held: the id of its hold follows from the act and the line. */
export interface PlacedLine {
  readonly line: number;
  readonly act: string;
  readonly shelterId: string;
}

/** What follows from a fact of an operation, for houses and requests. */
export type OperationDuty = { readonly kind: 'operation'; readonly operationId: string; readonly eventId: string } & (
  | {
      readonly what: 'hold';
      readonly by: { readonly person: string; readonly role: string };
      readonly lines: readonly HeldLine[];
      readonly ask: Asks;
      readonly respondBy: string;
    }
  | { readonly what: 'confirm'; readonly lines: readonly PlacedLine[] }
  | { readonly what: 'release'; readonly lines: readonly PlacedLine[] }
  /** The requests of parties that are not there any more. */
  | { readonly what: 'withdraw'; readonly requests: readonly string[] }
  /** Its parties without a place become requests like any other. */
  | { readonly what: 'leave' }
);
type Asks = Extract<OperationEvent, { type: 'OperationHoldsAsked' }>['ask'];

/** Folds one event of an operation into those of its kind; answers what follows from it. */
export function foldOperationEntry(
  operations: Map<string, OpenedOperation>,
  operationId: string,
  entry: ReadableCaseEntry,
): OperationDuty | null {
  const before: OperationState = operations.get(operationId) ?? initialOperation(operationId);
  if (before.situation !== 'unopened' && entry.revision <= before.revision) return null;
  const event = entry.event as OperationEvent;
  const next = evolveOperation(before, toFact({ ...entry, event }));
  if (next.situation === 'unopened') return null;
  operations.delete(operationId);
  operations.set(operationId, next);
  forget(operations, entry.metadata.recordedAt, ({ situation }) => situation === 'closed');
  return before.situation === 'unopened' ? null : dutyOf(before, event, entry);
}

function dutyOf(
  before: OpenedOperation,
  event: OperationEvent,
  { eventId, metadata: { actor } }: ReadableCaseEntry,
): OperationDuty | null {
  const of = { kind: 'operation', operationId: before.operationId, eventId } as const;
  switch (event.type) {
    case 'OperationHoldsAsked': {
      const { lines, ask, respondBy } = event;
      return { ...of, what: 'hold', by: { person: actor.person, role: actor.role }, lines, ask, respondBy };
    }
    case 'OperationConfirmed':
      return { ...of, what: 'confirm', lines: placed(before, event.lines) };
    case 'OperationHoldsUndone':
      return { ...of, what: 'release', lines: placed(before, event.lines) };
    case 'OperationPartyTakenBack':
    case 'OperationPartyChanged': {
      const line = before.lines.find((one) => one.line === event.line);
      const stays = event.type === 'OperationPartyChanged' && event.requestId === line?.requestId;
      return line?.isRequested && !stays ? { ...of, what: 'withdraw', requests: [line.requestId] } : null;
    }
    case 'OperationClosed':
      return { ...of, what: 'leave' };
    default:
      return null;
  }
}

const placed = ({ lines }: OpenedOperation, meant: readonly number[]): readonly PlacedLine[] =>
  lines.filter(({ line }) => meant.includes(line)).flatMap(placeOf);

const placeOf = ({ line, hold }: OperationLine): readonly PlacedLine[] =>
  hold === null ? [] : [{ line, act: hold.act, shelterId: hold.shelterId }];
