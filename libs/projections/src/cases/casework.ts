import {
  emptyLedger,
  evolveTransfer,
  type HoldLedger,
  type HoldSighting,
  initialTransfer,
  isRequestClosed,
  isTransferEnded,
  type OpenedOperation,
  type OpenedRequest,
  type OpenedSurge,
  observe,
  type ProposedTransfer,
  type RequestEvent,
  type ShelterEvent,
  type TransferEvent,
  type TransferState,
  toFact,
} from '@safe-haven/domain';
import { START, type UnreadableEntry } from '../log.ts';
import type { ReadableDirectoryEntry } from '../people/directory.ts';
import { foldOperationEntry, type OperationDuty } from './operations.ts';
import { foldRequest, forget, forgetClosed } from './requests.ts';
import { foldSurgeEntry } from './surges.ts';

/** The input of this projection: any event of ours, with the id of its command. */
export type CaseEntry = UnreadableEntry | ReadableCaseEntry;
export interface ReadableCaseEntry extends ReadableDirectoryEntry {
  readonly metadata: ReadableDirectoryEntry['metadata'] & { readonly commandId: string };
}

/**
 * Every request, transfer, operation and surge, and the holds placed for them, folded from the log. Personal data in it is sealed. Owned
 * by one follower, which folds into it in place. A closed case is kept as long as a correction may reopen it: as long
 * as its shelters' holds are remembered.
 */
export interface Casework {
  position: string;
  /** Ordered by last change, oldest first. */
  readonly requests: Map<string, OpenedRequest>;
  readonly transfers: Map<string, ProposedTransfer>;
  readonly operations: Map<string, OpenedOperation>;
  readonly surges: Map<string, OpenedSurge>;
  readonly ledgers: Map<string, HoldLedger>;
  /** Streams with an event that this program can't read: they are not shown and cause no consequences here. */
  readonly unreadable: Set<string>;
  /** Open duties, in order: each is completed before the next. */
  readonly duties: Duty[];
}

/** A duty that follows from an event: the outcome of a hold, or the end of a request whose holds are to be released. */
export type Duty =
  | { readonly kind: 'sighting'; readonly sighting: HoldSighting }
  | { readonly kind: 'closed'; readonly requestId: string }
  /** The outcome of the hold with which a shelter accepted a transfer. */
  | { readonly kind: 'transfer_sighting'; readonly sighting: HoldSighting }
  /** The transfer ended with its beds held, or its party is expected at another time. */
  | { readonly kind: 'transfer_changed'; readonly transferId: string; readonly eventId: string; readonly since: string }
  | OperationDuty
  /** A surge was ended before its time, or answered after: its extra places close. */
  | { readonly kind: 'surge_ended'; readonly surgeId: string; readonly eventId: string };

export const emptyCasework = (): Casework => ({
  position: START,
  requests: new Map(),
  transfers: new Map(),
  operations: new Map(),
  surges: new Map(),
  ledgers: new Map(),
  unreadable: new Set(),
  duties: [],
});

/** The case that an event changed; null: none. */
export interface CaseChange {
  readonly kind: 'request' | 'transfer' | 'operation' | 'surge';
  readonly id: string;
}

/** Folds one event in place. Total and idempotent. */
export function projectCasework(work: Casework, entry: CaseEntry): CaseChange | null {
  if (entry.position <= work.position) return null;
  work.position = entry.position;
  const dash = entry.stream.indexOf('-');
  const [kind, id] = [entry.stream.slice(0, dash), entry.stream.slice(dash + 1)];
  if (kind === 'shelter') {
    if (entry.readable) {
      observeHold(work, id, entry);
      observeAnswer(work, entry);
    }
    return null;
  }
  if (kind !== 'request' && kind !== 'transfer' && kind !== 'operation' && kind !== 'surge') return null;
  if (!entry.readable || work.unreadable.has(entry.stream)) {
    work.unreadable.add(entry.stream);
    work[`${kind}s`].delete(id);
  } else if (kind === 'request') takeRequest(work, id, entry);
  else if (kind === 'transfer') foldTransfer(work, id, entry);
  else if (kind === 'operation') takeOperation(work, id, entry);
  else takeSurge(work, id, entry);
  return { kind, id };
}

function observeHold(work: Casework, shelterId: string, entry: ReadableCaseEntry): void {
  const event = entry.event as ShelterEvent;
  const stored = work.ledgers.get(shelterId);
  // Most shelters never hold for a request, and most events are not about a hold.
  if (stored === undefined && !beginsACase(event)) return;
  const { ledger, sighting } = observe(stored ?? emptyLedger(shelterId), toFact({ ...entry, event }));
  work.ledgers.set(shelterId, ledger);
  if (sighting === null) return;
  if (sighting.requestId !== null) work.duties.push({ kind: 'sighting', sighting });
  if (sighting.transferId !== null) work.duties.push({ kind: 'transfer_sighting', sighting });
}

/** Whether the event places a hold for a request or a transfer. */
const beginsACase = (event: ShelterEvent): boolean =>
  (event.type === 'BedsHeld' && (event.requestId !== null || event.transferId !== undefined)) ||
  (event.type === 'PartyExpected' && event.transferId !== undefined);

function takeRequest(work: Casework, requestId: string, entry: ReadableCaseEntry): void {
  const next = foldRequest(work.requests, requestId, entry);
  if (next === null) return;
  const { type } = entry.event;
  // Surplus beds after an admission are released when its hold is followed.
  const isLeft = type !== 'RequestPlaced' && isHolding(next);
  if (CLOSES.has(type) && (isLeft || hasTransfer(work, requestId))) work.duties.push({ kind: 'closed', requestId });
  forgetClosed(work.requests, entry.metadata.recordedAt);
}

function foldTransfer(work: Casework, transferId: string, entry: ReadableCaseEntry): void {
  const before: TransferState = work.transfers.get(transferId) ?? initialTransfer(transferId);
  if (before.situation !== 'unproposed' && entry.revision <= before.revision) return;
  const next = evolveTransfer(before, toFact({ ...entry, event: entry.event as TransferEvent }));
  if (next.situation === 'unproposed') return;
  work.transfers.delete(transferId);
  work.transfers.set(transferId, next);
  noteTransfer(work, before, next, entry);
  forget(work.transfers, entry.metadata.recordedAt, isTransferEnded);
}

function takeOperation(work: Casework, operationId: string, entry: ReadableCaseEntry): void {
  const duty = foldOperationEntry(work.operations, operationId, entry);
  if (duty !== null) work.duties.push(duty);
}

function takeSurge(work: Casework, surgeId: string, entry: ReadableCaseEntry): void {
  if (foldSurgeEntry(work.surges, surgeId, entry)) endSurge(work, surgeId, entry);
}

/** A house that answered while somebody ended the surge. */
function observeAnswer(work: Casework, entry: ReadableCaseEntry): void {
  const event = entry.event as ShelterEvent;
  if (event.type !== 'SurgeAnswered' || work.surges.get(event.surgeId)?.endedBecause !== 'by_hand') return;
  endSurge(work, event.surgeId, entry);
}

const endSurge = ({ duties }: Casework, surgeId: string, { eventId }: ReadableCaseEntry): void => {
  duties.push({ kind: 'surge_ended', surgeId, eventId });
};

const CLOSES: ReadonlySet<string> = new Set<RequestEvent['type']>([
  'RequestWithdrawn',
  'RequestClosedUnmet',
  'RequestPlaced',
]);
const isHolding = ({ holds }: OpenedRequest): boolean => holds.some(({ standing }) => standing === 'not_needed');

const hasTransfer = ({ transfers }: Casework, requestId: string): boolean => {
  for (const transfer of transfers.values()) {
    if (transfer.requestId === requestId && !isTransferEnded(transfer)) return true;
  }
  return false;
};

/**
 * Consequences of a transfer's event: its hold is kept until the end of the journey; a transfer whose request has ended
 * is cancelled.
 */
function noteTransfer(work: Casework, before: TransferState, next: ProposedTransfer, entry: ReadableCaseEntry): void {
  const { transferId, requestId, departedAt } = next;
  const { event, eventId, metadata } = entry;
  const isHeldAgain = event.type === 'TransferAccepted' && departedAt !== null;
  if (MOVES_ITS_HOLD.has(event.type) || isHeldAgain)
    work.duties.push({ kind: 'transfer_changed', transferId, eventId, since: metadata.recordedAt });
  const request = requestId === null ? undefined : work.requests.get(requestId);
  // Proposed, or its admission was taken back.
  const begins = before.situation === 'unproposed' || isTransferEnded(before);
  if (!begins || isTransferEnded(next) || request === undefined || !isRequestClosed(request)) return;
  work.duties.push({ kind: 'closed', requestId: request.requestId });
}

const MOVES_ITS_HOLD: ReadonlySet<string> = new Set<TransferEvent['type']>([
  'TransferDeparted',
  'TransferArrivalChanged',
  'TransferDiverted',
  'TransferDeclined',
  'TransferFailed',
]);
