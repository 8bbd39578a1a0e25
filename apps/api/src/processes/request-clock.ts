import { type Actor, nextEscalationAt, overdueFrom } from '@safe-haven/domain';
import type { CaseChange } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import { bodyHash } from '../streams/command.ts';
import { commandIdOf } from '../streams/command-ids.ts';
import type { RequestStreams } from '../streams/request-streams.ts';
import type { TransferStreams } from '../streams/transfer-streams.ts';

const CLOCK_ACTOR: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
const LONGEST_SLEEP_MS = 30_000;
const AGAIN_MS = 1_000;

interface Due extends CaseChange {
  readonly at: number;
}

/**
 * Records what time alone decides in requests and transfers: a request that waits too long escalates to the next level,
 * a party that has not arrived is overdue. The domain decides. Every replica sends it; the command id is derived from
 * the case, its revision and the time, so sending it twice records one event.
 */
export class RequestClock {
  readonly #cases: LiveCasework;
  readonly #streams: { readonly request: RequestStreams; readonly transfer: TransferStreams };
  readonly #clock: Clock;
  readonly #due = new Map<string, Due>();
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #stopped = true;

  constructor(
    cases: LiveCasework,
    streams: { readonly request: RequestStreams; readonly transfer: TransferStreams },
    clock: Clock,
  ) {
    this.#cases = cases;
    this.#streams = streams;
    this.#clock = clock;
    cases.onChange((change) => {
      this.#note(change);
      this.#arm();
    });
  }

  start(): void {
    this.#stopped = false;
    for (const id of this.#cases.casework.requests.keys()) this.#note({ kind: 'request', id });
    for (const id of this.#cases.casework.transfers.keys()) this.#note({ kind: 'transfer', id });
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Sends `record-time` to every case that is due; returns how many. */
  async recordDue(): Promise<number> {
    this.#running = true;
    const now = this.#clock.now();
    const due = [...this.#due.values()].filter(({ at }) => at < now);
    for (const one of due) await this.#ask(one);
    this.#running = false;
    this.#arm();
    return due.length;
  }

  #note({ kind, id }: CaseChange): void {
    const key = `${kind}-${id}`;
    const at = this.#dueOf({ kind, id });
    if (at === null) this.#due.delete(key);
    else this.#due.set(key, { kind, id, at: Date.parse(at) });
  }

  #dueOf({ kind, id }: CaseChange): string | null {
    const request = kind === 'request' ? this.#cases.request(id) : null;
    if (request) return nextEscalationAt(request);
    const transfer = kind === 'transfer' ? this.#cases.transfer(id) : null;
    return transfer ? overdueFrom(transfer) : null;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#running || this.#due.size === 0) return;
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.#due.values()) first = Math.min(first, at);
    const wait = Math.min(Math.max(first - this.#clock.now() + 1, 5), LONGEST_SLEEP_MS);
    this.#timer = setTimeout(() => void this.recordDue(), wait);
    this.#timer.unref();
  }

  async #ask({ kind, id, at }: Due): Promise<void> {
    this.#due.delete(`${kind}-${id}`);
    const state = kind === 'request' ? this.#cases.request(id) : this.#cases.transfer(id);
    const request = {
      id,
      command: { type: 'record-time' },
      commandId: commandIdOf('clock', `${kind}:${id}:${state?.revision ?? 0}:${at}`),
      hash: bodyHash('record-time', {}),
      actor: CLOCK_ACTOR,
      source: 'system',
    } as const;
    const outcome = await this.#streams[kind].handle(request).catch(() => null);
    if (outcome?.kind === 'unreadable' || (outcome?.kind === 'done' && outcome.facts.length > 0)) return;
    // If recording failed, the time stays and is retried, unless another replica was first.
    const current = this.#dueOf({ kind, id });
    if (current === null) return;
    const next = Math.max(Date.parse(current), this.#clock.now() + AGAIN_MS);
    this.#due.set(`${kind}-${id}`, { kind, id, at: next });
  }
}
