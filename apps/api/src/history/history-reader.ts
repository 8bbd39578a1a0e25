import { setTimeout as pause } from 'node:timers/promises';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, readToHead, START } from '@safe-haven/event-store';
import type { Clock } from '../environment/clock.ts';
import type { TimeLimits } from '../environment/time-limits.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { Failure } from '../problems/failure.ts';
import { Queues } from '../streams/queues.ts';
import { HistoryThread, threadEnded } from './history-thread.ts';
import type { HistoryAnswer, HistoryQuestion, ThreadStart } from './messages.ts';

const RETRY_AFTER_S = 5;
/** While the history is loaded its reader sees how far it is. */
const RETRY_LOADING_S = 1;
/** A thread that ends again and again is started in longer and longer intervals, up to this one. */
const LONGEST_AGAIN_MS = 60_000;

const tookTooLong = (): Failure => new Failure('report_too_slow', { retryAfter: RETRY_AFTER_S });

export interface HistoryReaderParts {
  readonly store: EventStore<HavenEvent>;
  readonly start: ThreadStart;
  readonly feed: BoardFeed;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  /** Given sentences for the operator. */
  readonly say: (sentence: string) => void;
}

/**
 * Sends questions to the thread that follows the log for what was, one at a time. Each waits until the thread has read to where
 * the board is, so an answer is never older than the board at the time of the question. What the thread has loaded
 * stays loaded, no matter who gives up meanwhile (OC-7); should it end, that is said and it is started again.
 */
export class HistoryReader {
  readonly #parts: HistoryReaderParts;
  readonly #queues = new Queues();
  #thread: HistoryThread | null = null;
  #closed = false;
  #failures = 0;
  #again: NodeJS.Timeout | undefined;
  /** Up to where a log in memory was passed on. */
  #passedOn = START;

  constructor(parts: HistoryReaderParts) {
    this.#parts = parts;
  }

  /** How many events of houses are read, of how many; null: nothing was begun. */
  get progress(): { readonly read: number; readonly of: number } | null {
    if (this.#thread === null) return null;
    const of = this.#parts.feed.network.shelters.values().reduce((sum, { revision }) => sum + revision, 0);
    return { read: Math.min(of, this.#thread.events), of };
  }

  /** How many events of houses are not read yet; not a number before anything was begun. */
  get behind(): number {
    const { progress } = this;
    return progress === null ? Number.NaN : progress.of - progress.read;
  }

  /** Begins to load the history, where that has not begun yet. Resolves when it is there. */
  async start(): Promise<void> {
    await this.#startedThread().loaded;
  }

  /**
   * Rejects with `history_loading` while the history is not there, and with `report_too_slow` after `withinMs`, in the queue
   * or while it is computed: that computation ends by itself, and the queue has no other that nobody waits for.
   */
  async ask(question: HistoryQuestion, withinMs: number = this.#parts.limits.reportMs): Promise<HistoryAnswer> {
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

  /** Before the log is closed: the thread reads it too. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#thread?.close();
  }

  async #answer(question: HistoryQuestion, deadline: AbortSignal): Promise<HistoryAnswer> {
    const { feed, clock } = this.#parts;
    const thread = this.#startedThread();
    await this.#loaded(thread);
    return this.#queues.run('thread', async () => {
      deadline.throwIfAborted();
      await this.#passOn(thread);
      // Not earlier than what the board has read since the question came.
      return thread.ask({ ...question, now: Math.max(question.now, clock.now()) }, feed.position);
    });
  }

  /** Waits a while until the thread has loaded what was; it goes on loading whether somebody waits or not. */
  async #loaded(thread: HistoryThread): Promise<void> {
    const ended = new AbortController();
    const given = pause(this.#parts.limits.historyMs, 'still loading' as const, { signal: ended.signal });
    given.catch(() => undefined);
    try {
      if ((await Promise.race([thread.loaded, given])) === undefined) return;
    } finally {
      ended.abort();
    }
    throw new Failure('history_loading', { retryAfter: RETRY_LOADING_S, ...this.progress });
  }

  /** A log in memory can't be opened by another thread: what is new of it is passed on before each question. */
  async #passOn(thread: HistoryThread): Promise<void> {
    const { start, store } = this.#parts;
    if (start.store.kind !== 'memory') return;
    for await (const event of readToHead(store, this.#passedOn)) {
      thread.pass(event);
      this.#passedOn = event.position;
    }
  }

  #startedThread(): HistoryThread {
    if (this.#closed) throw threadEnded();
    if (this.#thread !== null) return this.#thread;
    clearTimeout(this.#again);
    this.#passedOn = START;
    const thread = new HistoryThread({
      start: this.#parts.start,
      onNote: this.#parts.say,
      // Everybody who waits gets the error, and the next question starts another one, if the program has not done so
      // before.
      onEnd: (why) => this.#ended(why),
    });
    this.#thread = thread;
    thread.loaded.then(
      () => this.#announce(thread),
      () => undefined,
    );
    return thread;
  }

  #announce(thread: HistoryThread): void {
    // It may have ended just when it had loaded.
    if (this.#thread !== thread) return;
    this.#failures = 0;
  }

  #ended(why: Error): void {
    this.#thread = null;
    if (this.#closed) return;
    this.#parts.say(`The history ended and is loaded again: ${why.message}`);
    const ms = Math.min(LONGEST_AGAIN_MS, this.#parts.limits.againMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#again = setTimeout(() => {
      if (!this.#closed) this.#startedThread();
    }, ms).unref();
  }
}
