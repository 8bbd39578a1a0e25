import { setTimeout as pause } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '../environment/clock.ts';
import type { TimeLimits } from '../environment/time-limits.ts';
import { Failure } from '../problems/failure.ts';
import { Queues } from '../streams/queues.ts';
import type { BoardFeed } from './board.feed.ts';
import { HistoryThread, threadEnded } from './history-thread.ts';
import type { LiveCasework } from './live-casework.ts';
import { NeedsPublisher } from './needs-publisher.ts';
import type { TrendsAnswer, TrendsQuestion } from './worker/messages.ts';

const RETRY_AFTER_S = 5;
/** While the history is loaded its reader sees how far it is. */
const RETRY_LOADING_S = 1;

const tookTooLong = (): Failure => new Failure('report_too_slow', { retryAfter: RETRY_AFTER_S });

export interface TrendsReaderParts {
  readonly feed: BoardFeed;
  readonly cases: LiveCasework;
  readonly clock: Clock;
  readonly limits: TimeLimits;
}

/**
 * Sends questions to the thread that holds a copy of the projections, one at a time. The copy is loaded once, at the start of
 * the program or by the first question, and whoever gives up meanwhile takes nothing of it away (OC-7). Before each
 * question the thread gets all shelters and requests that changed since, so an answer is never older than the board at the
 * time of the question.
 */
export class TrendsReader implements OnModuleDestroy {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #limits: TimeLimits;
  readonly #needs: NeedsPublisher;
  readonly #queues = new Queues();
  #thread: HistoryThread | null = null;
  /** The thread's first copy of everything. */
  #loading: Promise<void> = Promise.resolve();
  #closed = false;

  constructor({ feed, cases, clock, limits }: TrendsReaderParts) {
    this.#feed = feed;
    this.#clock = clock;
    this.#limits = limits;
    this.#needs = new NeedsPublisher(cases);
  }

  /** How many houses are loaded, of how many; null: nothing was begun. */
  get progress(): HistoryThread['progress'] | null {
    return this.#thread?.progress ?? null;
  }

  /** Loads the history, where that has not begun yet. Resolves when it is there. */
  async start(): Promise<void> {
    this.#startedThread();
    await this.#loading;
  }

  /**
   * Rejects with `history_loading` while the history is not there, and with `report_too_slow` after `withinMs`, in the queue
   * or while it is computed: that computation ends by itself, and the queue has no other that nobody waits for.
   */
  async ask(question: TrendsQuestion, withinMs: number = this.#limits.reportMs): Promise<TrendsAnswer> {
    const deadline = new AbortController();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const failure = tookTooLong();
      deadline.abort(failure);
      late.reject(failure);
    }, withinMs);
    try {
      return await Promise.race([late.promise, this.#answer(question, deadline.signal)]);
    } finally {
      clearTimeout(timer);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    await this.#thread?.terminate();
  }

  async #answer(question: TrendsQuestion, deadline: AbortSignal): Promise<TrendsAnswer> {
    const thread = this.#startedThread();
    await this.#loaded(thread);
    return this.#queues.run('thread', async () => {
      deadline.throwIfAborted();
      await thread.catchUp();
      deadline.throwIfAborted();
      // Not earlier than what was posted: events recorded since the question came would otherwise lie in its future.
      const now = Math.max(question.now, this.#clock.now());
      return thread.ask({ ...question, now }, this.#feed.network.position);
    });
  }

  /** Waits a while for the thread's first copy; it is loaded on, whoever waits. */
  async #loaded(thread: HistoryThread): Promise<void> {
    const ended = new AbortController();
    const given = pause(this.#limits.historyMs, 'still loading' as const, { signal: ended.signal });
    given.catch(() => undefined);
    try {
      if ((await Promise.race([this.#loading, given])) === undefined) return;
    } finally {
      ended.abort();
    }
    throw new Failure('history_loading', { retryAfter: RETRY_LOADING_S, ...thread.progress });
  }

  #startedThread(): HistoryThread {
    if (this.#closed) throw threadEnded();
    if (this.#thread !== null) return this.#thread;
    const thread = new HistoryThread({
      feed: this.#feed,
      needs: this.#needs,
      // Should it end, whoever waits is told, and the next question starts another one.
      onEnd: () => {
        this.#thread = null;
      },
    });
    this.#thread = thread;
    this.#loading = thread.catchUp();
    this.#loading.catch(() => undefined);
    return thread;
  }
}
