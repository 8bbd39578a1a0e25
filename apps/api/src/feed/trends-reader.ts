import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { OnModuleDestroy } from '@nestjs/common';
import { trendsCopy } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { TimeLimits } from '../environment/time-limits.ts';
import { Failure } from '../problems/failure.ts';
import { Queues } from '../streams/queues.ts';
import type { BoardFeed } from './board.feed.ts';
import type { LiveCasework } from './live-casework.ts';
import { NeedsPublisher } from './needs-publisher.ts';
import type { TrendsAnswer, TrendsQuestion, WorkerMessage, WorkerReply } from './worker/messages.ts';

/** Changes are posted in slices of this length (ms), so that a command waits no longer. */
const SLICE_MS = 4;
const RETRY_AFTER_S = 5;

const IS_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER_FILE = join(import.meta.dirname, IS_SOURCE ? 'worker/trends-worker.ts' : 'trends-worker.js');

const workerEnded = (): Error => new Error('The trends worker has ended.');

const tookTooLong = (): Failure => new Failure('report_too_slow', { retryAfter: RETRY_AFTER_S });

/** The question that the worker computes. */
interface PendingAnswer {
  resolve(answer: TrendsAnswer): void;
  reject(error: Error): void;
}

export interface TrendsReaderParts {
  readonly feed: BoardFeed;
  readonly cases: LiveCasework;
  readonly clock: Clock;
  readonly limits: TimeLimits;
}

/**
 * Sends questions to the worker thread that holds a copy of the projections, one at a time. The first question starts
 * it. Before each question it gets all shelters and requests that changed since, so an answer is never older than the
 * board at the time of the question.
 */
export class TrendsReader implements OnModuleDestroy {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #limits: TimeLimits;
  readonly #postedRevisions = new Map<string, number>();
  readonly #needs: NeedsPublisher;
  readonly #queues = new Queues();
  #pending: PendingAnswer | null = null;
  #worker: Worker | null = null;
  #closed = false;

  constructor({ feed, cases, clock, limits }: TrendsReaderParts) {
    this.#feed = feed;
    this.#clock = clock;
    this.#limits = limits;
    this.#needs = new NeedsPublisher(cases);
  }

  /**
   * Rejects with `report_too_slow` after `withinMs`, in the queue or in the worker, whose thread then ends: nobody
   * waits for what it computes, and the next question would wait for it.
   */
  ask(question: TrendsQuestion, withinMs: number = this.#limits.reportMs): Promise<TrendsAnswer> {
    const deadline = new AbortController();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const failure = tookTooLong();
        reject(failure);
        deadline.abort(failure);
      }, withinMs);
      void this.#queues
        .run('worker', () => this.#answer(question, deadline.signal))
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  async #answer(question: TrendsQuestion, deadline: AbortSignal): Promise<TrendsAnswer> {
    deadline.throwIfAborted();
    if (this.#closed) throw workerEnded();
    const worker = this.#startedWorker();
    while (!this.#postChanges(worker)) {
      await nextTurn();
      deadline.throwIfAborted();
      // The worker ended meanwhile: it would not answer, and its successor has none of the changes posted so far.
      if (this.#worker !== worker) throw workerEnded();
    }
    return new Promise<TrendsAnswer>((resolve, reject) => {
      this.#pending = { resolve, reject };
      deadline.addEventListener('abort', () => {
        if (this.#worker !== worker) return;
        this.#forget(worker, deadline.reason);
        void worker.terminate();
      });
      const { position } = this.#feed.network;
      // Not earlier than what was posted: events recorded since the question came would otherwise lie in its future.
      const now = Math.max(question.now, this.#clock.now());
      worker.postMessage({ type: 'question', question: { ...question, now }, position } satisfies WorkerMessage);
    });
  }

  /** Posts changes for one slice; true: the worker has all of them. */
  #postChanges(worker: Worker): boolean {
    const sliceEnd = performance.now() + SLICE_MS;
    for (const [shelterId, shelter] of this.#feed.network.shelters) {
      if (this.#postedRevisions.get(shelterId) === shelter.revision) continue;
      if (performance.now() > sliceEnd) return false;
      worker.postMessage({ type: 'shelter', shelter: trendsCopy(shelter) } satisfies WorkerMessage);
      this.#postedRevisions.set(shelterId, shelter.revision);
    }
    return this.#needs.publish(sliceEnd, (message) => worker.postMessage(message));
  }

  #startedWorker(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(WORKER_FILE, { name: 'trends' });
    worker.unref();
    worker.on('message', (reply: WorkerReply) => {
      if (this.#worker === worker) this.#settle(reply);
    });
    // If the worker ends, the pending question fails, and the next one starts another worker.
    worker.on('error', (error) => this.#forget(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#forget(worker, workerEnded()));
    this.#worker = worker;
    return worker;
  }

  #settle(reply: WorkerReply): void {
    if ('answer' in reply) this.#pending?.resolve(reply.answer);
    else this.#pending?.reject(new Error(reply.error));
    this.#pending = null;
  }

  /** An error is followed by an exit, when the next worker may be running already. */
  #forget(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#pending?.reject(error);
    this.#pending = null;
    this.#postedRevisions.clear();
    this.#needs.forget();
    this.#worker = null;
  }
}
