import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { trendsCopy } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from './board.feed.ts';
import type { LiveCasework } from './live-casework.ts';
import { TellNeeds } from './tell-needs.ts';
import { FEED } from './tokens.ts';
import type { Answered, Told, TrendsAnswer, TrendsQuestion } from './worker/messages.ts';

/** So long is told without a break, in ms: a hold that comes meanwhile waits no longer. */
const SLICE_MS = 4;

const BESIDE_THE_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER = join(import.meta.dirname, BESIDE_THE_SOURCE ? 'worker/trends-worker.ts' : 'trends-worker.js');

const ended = (): Error => new Error('The thread that reads the trends has ended.');

interface Waiter {
  resolve(answer: TrendsAnswer): void;
  reject(error: Error): void;
}

/**
 * Asks the thread that reads the history. It is started by the first question; before each it is told every house and
 * request that has moved on since, so an answer is never older than the board of the moment in which it was asked.
 */
@Injectable()
export class TrendsReader implements OnModuleDestroy {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #told = new Map<string, number>();
  readonly #needs: TellNeeds;
  readonly #waiters = new Map<number, Waiter>();
  #worker: Worker | null = null;
  #asked = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(@Inject(FEED) feed: BoardFeed, cases: LiveCasework, @Inject(CLOCK) clock: Clock) {
    this.#feed = feed;
    this.#clock = clock;
    this.#needs = new TellNeeds(cases);
  }

  /** Questions take their turn: two that tell the same houses would tell them twice. */
  ask(question: TrendsQuestion): Promise<TrendsAnswer> {
    const asked = this.#turn.then(() => this.#ask(question));
    this.#turn = asked.catch(() => undefined).then(() => undefined);
    return asked.then(({ answer }) => answer);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Resolves once the question is on its way; its answer is awaited apart, so that the next one can be told meanwhile. */
  async #ask(question: TrendsQuestion): Promise<{ readonly answer: Promise<TrendsAnswer> }> {
    const worker = this.#running();
    while (!this.#tellSome(worker)) {
      await breath();
      // It ended meanwhile: nobody would answer, and the next one must not be taken to know what this one was told.
      if (this.#worker !== worker) throw ended();
    }
    const id = this.#asked++;
    const answer = new Promise<TrendsAnswer>((resolve, reject) => this.#waiters.set(id, { resolve, reject }));
    const { position } = this.#feed.network;
    // Asked as of the moment that was told: what was recorded since the question came would lie in its future.
    const now = Math.max(question.now, this.#clock.now());
    worker.postMessage({ what: 'question', id, question: { ...question, now }, position } satisfies Told);
    return { answer };
  }

  /** Tells what moved on for some milliseconds; true: the worker knows all of this moment. */
  #tellSome(worker: Worker): boolean {
    const until = performance.now() + SLICE_MS;
    for (const [shelterId, house] of this.#feed.network.shelters) {
      if (this.#told.get(shelterId) === house.revision) continue;
      if (performance.now() > until) return false;
      worker.postMessage({ what: 'house', house: trendsCopy(house) } satisfies Told);
      this.#told.set(shelterId, house.revision);
    }
    return this.#needs.tell(until, (told) => worker.postMessage(told));
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(WORKER, { name: 'trends' });
    worker.unref();
    worker.on('message', (answered: Answered) => this.#settle(answered));
    // Whatever ended it: those who wait are told, and the next question starts another.
    worker.on('error', (error) => this.#forget(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#forget(worker, ended()));
    this.#worker = worker;
    return worker;
  }

  #settle(answered: Answered): void {
    const waiter = this.#waiters.get(answered.id);
    this.#waiters.delete(answered.id);
    if ('answer' in answered) waiter?.resolve(answered.answer);
    else waiter?.reject(new Error(answered.fault));
  }

  /** After an error comes the exit, by when the next one may be at work already. */
  #forget(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    for (const waiter of this.#waiters.values()) waiter.reject(error);
    this.#waiters.clear();
    this.#told.clear();
    this.#needs.forget();
    this.#worker = null;
  }
}
