import type { HoldLedger, OpenedOperation, OpenedRequest, OpenedSurge, ProposedTransfer } from '@safe-haven/domain';
import { snapshotIn } from '../snapshot-json.ts';
import { type Casework, type Duty, emptyCasework } from './casework.ts';

const NAME = 'casework';
/**
 * Raise it whenever the shape of a duty changes, or of the state of a request, a transfer, an operation, a surge or a
 * ledger.
 */
const VERSION = 11;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly requests: readonly OpenedRequest[];
  readonly transfers: readonly ProposedTransfer[];
  readonly operations: readonly OpenedOperation[];
  readonly surges: readonly OpenedSurge[];
  readonly ledgers: readonly HoldLedger[];
  readonly duties: readonly Duty[];
}

/** Requests and transfers as JSON text, with open duties. Personal data in it stays sealed. */
export function caseworkToSnapshot(work: Casework): string {
  const snapshot: Snapshot = {
    name: NAME,
    version: VERSION,
    position: work.position,
    requests: [...work.requests.values()],
    transfers: [...work.transfers.values()],
    operations: [...work.operations.values()],
    surges: [...work.surges.values()],
    ledgers: [...work.ledgers.values()],
    duties: work.duties,
  };
  return JSON.stringify(snapshot);
}

/** null: see `snapshotIn`. */
export function caseworkFromSnapshot(json: string): Casework | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'requests');
  if (snapshot === null) return null;
  const { position, requests, transfers, operations, surges, ledgers, duties } = snapshot;
  const work = emptyCasework();
  work.position = position;
  for (const request of requests) work.requests.set(request.requestId, request);
  for (const transfer of transfers) work.transfers.set(transfer.transferId, transfer);
  for (const operation of operations) work.operations.set(operation.operationId, operation);
  for (const surge of surges) work.surges.set(surge.surgeId, surge);
  for (const ledger of ledgers) work.ledgers.set(ledger.shelterId, ledger);
  work.duties.push(...duties);
  return work;
}
