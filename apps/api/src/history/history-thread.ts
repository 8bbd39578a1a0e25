import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HavenEvent } from '@safe-haven/domain';
import type { LogEvent } from '@safe-haven/event-store';
import type { HistoryAnswer, HistoryQuestion, ThreadMessage, ThreadReply, ThreadStart } from './messages.ts';

const IS_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER_FILE = join(import.meta.dirname, IS_SOURCE ? 'thread/history-worker.ts' : 'history-worker.js');
/** How long a thread that is asked to end may take to write its snapshot (ms). */
const CLOSING_MS = 10_000;

export const threadEnded = (): Error => new Error('The thread of the history has ended.');

interface HistoryThreadParts {
  readonly start: ThreadStart;
  onNote(sentence: string): void;
  /** Called once, when the thread has ended by itself. */
  onEnd(why: Error): void;
}

/** The worker thread that follows the log for what was, and how much of it it has read. */
export class HistoryThread {
  /** Resolves once the thread has read the log to where it ended at the start. */
  readonly loaded: Promise<void>;
  readonly #parts: HistoryThreadParts;
  readonly #worker: Worker;
  readonly #load = Promise.withResolvers<void>();
  readonly #exit = Promise.withResolvers<void>();
  /** Who waits for an answer, in the order in which the thread gives them. */
  #waiting: PromiseWithResolvers<HistoryAnswer>[] = [];
  #events = 0;
  #ended: Error | null = null;
  #closing = false;

  constructor(parts: HistoryThreadParts) {
    this.#parts = parts;
    this.loaded = this.#load.promise;
    this.loaded.catch(() => undefined);
    this.#worker = new Worker(WORKER_FILE, { name: 'history', workerData: parts.start });
    this.#worker.unref();
    this.#worker.on('message', (reply: ThreadReply) => this.#take(reply));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => {
      this.#end(threadEnded());
      this.#exit.resolve();
    });
  }

  /** How many events of houses the thread has read. */
  get events(): number {
    return this.#events;
  }

  /** Passes on an event of a log that the thread can't open. */
  pass(event: LogEvent<HavenEvent>): void {
    this.#post({ type: 'event', event });
  }

  ask(question: HistoryQuestion, position: string): Promise<HistoryAnswer> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const waiting = Promise.withResolvers<HistoryAnswer>();
    this.#waiting.push(waiting);
    this.#post({ type: 'question', question, position });
    return waiting.promise;
  }

  /** Lets the thread write its snapshot, and ends it. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#ended === null) this.#post({ type: 'close' });
    const timer = setTimeout(() => void this.#worker.terminate(), CLOSING_MS);
    await this.#exit.promise;
    clearTimeout(timer);
  }

  #take(reply: ThreadReply): void {
    switch (reply.type) {
      case 'read':
        this.#events = reply.events;
        if (reply.loaded) this.#load.resolve();
        return;
      case 'note':
        this.#parts.onNote(reply.sentence);
        return;
      case 'answer':
        this.#waiting.shift()?.resolve(reply.answer);
        return;
      case 'failed':
        this.#waiting.shift()?.reject(new Error(reply.error));
    }
  }

  #post(message: ThreadMessage): void {
    this.#worker.postMessage(message);
  }

  /** An error is followed by an exit: the first of the two says why. */
  #end(why: Error): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    this.#load.reject(why);
    for (const { reject } of this.#waiting.splice(0)) reject(why);
    if (!this.#closing) this.#parts.onEnd(why);
  }
}
