import { nextEscalationAt, operationDueFrom, surgeDueFrom, transferDueFrom } from '@safe-haven/domain';
import type { CaseChange } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { causedKey } from '../streams/command-key.ts';
import type { OperationStreams } from '../streams/operation-streams.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { SurgeStreams } from '../streams/surge-streams.ts';
import type { TransferStreams } from '../streams/transfer-streams.ts';
import { CLOCK_ACTOR } from './clock-actor.ts';
import { Deadlines } from './deadlines.ts';

interface Streams {
  readonly request: RequestStreams;
  readonly transfer: TransferStreams;
  readonly operation: OperationStreams;
  readonly surge: SurgeStreams;
}

/**
 * Records what time alone decides in requests, transfers, operations and surges: a request that waits too long escalates to the
 * next level, a party that has not arrived is overdue, a proposal that nobody answered ends, an operation that was left
 * alone is closed, a surge asks once more and ends. The domain decides. Every replica sends it; the command id is derived from the case, its revision and
 * the time, so sending it twice records one event.
 */
export class RequestClock {
  readonly #cases: LiveCasework;
  readonly #streams: Streams;
  readonly #deadlines: Deadlines<CaseChange>;

  constructor(cases: LiveCasework, streams: Streams, clock: Clock) {
    this.#cases = cases;
    this.#streams = streams;
    this.#deadlines = new Deadlines(clock, {
      keyOf: ({ kind, id }) => `${kind}-${id}`,
      dueOf: (due) => this.#dueOf(due),
      record: (due, at) => this.#recordTime(due, at),
    });
    cases.onChange((change) => this.#deadlines.note(change));
  }

  start(): void {
    for (const id of this.#cases.casework.requests.keys()) this.#deadlines.note({ kind: 'request', id });
    for (const id of this.#cases.casework.transfers.keys()) this.#deadlines.note({ kind: 'transfer', id });
    for (const id of this.#cases.casework.operations.keys()) this.#deadlines.note({ kind: 'operation', id });
    for (const id of this.#cases.casework.surges.keys()) this.#deadlines.note({ kind: 'surge', id });
    this.#deadlines.start();
  }

  stop(): Promise<void> {
    return this.#deadlines.stop();
  }

  /** Sends `record-time` to every case that is due; returns how many. */
  recordDue(): Promise<number> {
    return this.#deadlines.recordDue();
  }

  #dueOf({ kind, id }: CaseChange): string | null {
    const request = kind === 'request' ? this.#cases.request(id) : null;
    if (request) return nextEscalationAt(request);
    const transfer = kind === 'transfer' ? this.#cases.transfer(id) : null;
    if (transfer) return transferDueFrom(transfer);
    const operation = kind === 'operation' ? this.#cases.operation(id) : null;
    if (operation) return operationDueFrom(operation);
    const surge = kind === 'surge' ? this.#cases.surge(id) : null;
    return surge ? surgeDueFrom(surge) : null;
  }

  async #recordTime({ kind, id }: CaseChange, at: number): Promise<boolean> {
    const state = this.#cases[kind](id);
    const request = {
      id,
      command: { type: 'record-time' },
      ...causedKey('clock', `${kind}:${id}:${state?.revision ?? 0}:${at}`, 'record-time'),
      actor: CLOCK_ACTOR,
      source: 'system',
    } as const;
    const outcome = await this.#streams[kind].handle(request);
    return outcome.kind === 'unreadable' || (outcome.kind === 'done' && outcome.facts.length > 0);
  }
}
