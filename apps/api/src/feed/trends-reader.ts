import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { trendsCopy } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from './board.feed.ts';
import type { LiveCasework } from './live-casework.ts';
import { NeedsPublisher } from './needs-publisher.ts';
import { FEED } from './tokens.ts';
import type { TrendsAnswer, TrendsQuestion, WorkerMessage, WorkerReply } from './worker/messages.ts';

/** Changes are posted in slices of this length (ms), so that a command waits no longer. */
const SLICE_MS = 4;

const IS_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER_FILE = join(import.meta.dirname, IS_SOURCE ? 'worker/trends-worker.ts' : 'trends-worker.js');

const workerEnded = (): Error => new Error('The trends worker has ended.');

interface PendingAnswer {
  resolve(answer: TrendsAnswer): void;
  reject(error: Error): void;
}

/**
 * Sends questions to the worker thread that holds a copy of the projections. The first question starts it. Before each
 * question it gets all shelters and requests that changed since, so an answer is never older than the board at the time
 * of the question.
 */
@Injectable()
export class TrendsReader implements OnModuleDestroy {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #postedRevisions = new Map<string, number>();
  readonly #needs: NeedsPublisher;
  readonly #pending = new Map<number, PendingAnswer>();
  #worker: Worker | null = null;
  #nextId = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(@Inject(FEED) feed: BoardFeed, cases: LiveCasework, @Inject(CLOCK) clock: Clock) {
    this.#feed = feed;
    this.#clock = clock;
    this.#needs = new NeedsPublisher(cases);
  }

  /** Questions are queued: two at once would post the same changes twice. */
  ask(question: TrendsQuestion): Promise<TrendsAnswer> {
    const posted = this.#queue.then(() => this.#post(question));
    this.#queue = posted.catch(() => undefined).then(() => undefined);
    return posted.then(({ answer }) => answer);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#worker?.terminate();
  }

  /**
   * Resolves once the question is posted. Its answer is awaited separately, so that the next question can be posted
   * meanwhile.
   */
  async #post(question: TrendsQuestion): Promise<{ readonly answer: Promise<TrendsAnswer> }> {
    const worker = this.#startedWorker();
    while (!this.#postChanges(worker)) {
      await nextTurn();
      // The worker ended meanwhile: it would not answer, and its successor has none of the changes posted so far.
      if (this.#worker !== worker) throw workerEnded();
    }
    const id = this.#nextId++;
    const answer = new Promise<TrendsAnswer>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    const { position } = this.#feed.network;
    // Not earlier than what was posted: events recorded since the question came would otherwise lie in its future.
    const now = Math.max(question.now, this.#clock.now());
    worker.postMessage({ type: 'question', id, question: { ...question, now }, position } satisfies WorkerMessage);
    return { answer };
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
    worker.on('message', (reply: WorkerReply) => this.#settle(reply));
    // If the worker ends, pending questions fail, and the next question starts another worker.
    worker.on('error', (error) => this.#forget(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#forget(worker, workerEnded()));
    this.#worker = worker;
    return worker;
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('answer' in reply) pending?.resolve(reply.answer);
    else pending?.reject(new Error(reply.error));
  }

  /** An error is followed by an exit, when the next worker may be running already. */
  #forget(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
    this.#postedRevisions.clear();
    this.#needs.forget();
    this.#worker = null;
  }
}
