import {
  isRequestClosed,
  isTransferEnded,
  type OpenedOperation,
  type OpenedRequest,
  type OpenedSurge,
  type ProposedTransfer,
} from '@safe-haven/domain';
import {
  type CaseChange,
  type CaseEntry,
  type Casework,
  emptyCasework,
  projectCasework,
} from '@safe-haven/projections';

type OnCase = (change: CaseChange) => void;

/** Requests and transfers up to the position that this process has read, with subscriptions to changes. */
export class LiveCasework {
  readonly casework: Casework;
  readonly #onChange = new Set<OnCase>();
  readonly #onDuty = new Set<() => void>();

  constructor(start: Casework | null = null) {
    this.casework = start ?? emptyCasework();
  }

  /** Projects one event, in the order of the log. */
  project(entry: CaseEntry): void {
    const duties = this.casework.duties.length;
    const change = projectCasework(this.casework, entry);
    if (change) for (const listener of this.#onChange) listener(change);
    if (this.casework.duties.length > duties) for (const listener of this.#onDuty) listener();
  }

  onChange(listener: OnCase): void {
    this.#onChange.add(listener);
  }

  onDuty(listener: () => void): void {
    this.#onDuty.add(listener);
  }

  request(requestId: string): OpenedRequest | null {
    return this.casework.requests.get(requestId) ?? null;
  }

  transfer(transferId: string): ProposedTransfer | null {
    return this.casework.transfers.get(transferId) ?? null;
  }

  operation(operationId: string): OpenedOperation | null {
    return this.casework.operations.get(operationId) ?? null;
  }

  surge(surgeId: string): OpenedSurge | null {
    return this.casework.surges.get(surgeId) ?? null;
  }

  /** Open operations, newest first. */
  openOperations(): readonly OpenedOperation[] {
    return newestFirst([...this.casework.operations.values()].filter(({ closedAt }) => closedAt === null));
  }

  /** Open operations, and those that ended since an instant; newest first. */
  operationsSince(since: string): readonly OpenedOperation[] {
    const { operations } = this.casework;
    return newestFirst([...operations.values()].filter(({ closedAt }) => closedAt === null || closedAt >= since));
  }

  /** Open requests, and those that ended since an instant; newest first. */
  requestsSince(since: string): readonly OpenedRequest[] {
    const { requests } = this.casework;
    return newestFirst(
      [...requests.values()].filter((r) => !isRequestClosed(r) || (r.closedAt ?? r.recordedAt) >= since),
    );
  }

  /** The newest open transfer of a request; null: none. */
  openTransferOf(requestId: string): string | null {
    const ofIt = [...this.casework.transfers.values()].filter((transfer) => transfer.requestId === requestId);
    return ofIt.findLast((transfer) => !isTransferEnded(transfer))?.transferId ?? null;
  }

  transfersSince(since: string): readonly ProposedTransfer[] {
    return [...this.casework.transfers.values()]
      .filter((t) => !isTransferEnded(t) || (t.endedAt ?? t.recordedAt) >= since)
      .toSorted((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
  }
}

const newestFirst = <T extends { readonly openedAt: string }>(cases: readonly T[]): readonly T[] =>
  cases.toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
