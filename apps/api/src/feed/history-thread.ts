import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { trendsCopy } from '@safe-haven/projections';
import { loopTurns } from '../limits/loop-turns.ts';
import { Queues } from '../streams/queues.ts';
import type { BoardFeed } from './board.feed.ts';
import type { NeedsPublisher } from './needs-publisher.ts';
import type { TrendsAnswer, TrendsQuestion, WorkerMessage, WorkerReply } from './worker/messages.ts';

/** Changes are posted in slices of this length (ms), so that a command waits no longer. */
const SLICE_MS = 4;

const IS_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER_FILE = join(import.meta.dirname, IS_SOURCE ? 'worker/trends-worker.ts' : 'trends-worker.js');

export const threadEnded = (): Error => new Error('The thread of the history has ended.');

interface HistoryThreadParts {
  readonly feed: BoardFeed;
  readonly needs: NeedsPublisher;
  onEnd(): void;
}

/** The worker thread that holds a copy of the projections, and how much of them it has. */
export class HistoryThread {
  readonly #parts: HistoryThreadParts;
  readonly #worker: Worker;
  readonly #posted = new Map<string, number>();
  readonly #copying = new Queues();
  /** Who waits for a reply, in the order in which the thread gives them. */
  #waiting: PromiseWithResolvers<WorkerReply>[] = [];
  #taken = 0;
  #ended: Error | null = null;

  constructor(parts: HistoryThreadParts) {
    this.#parts = parts;
    parts.needs.forget();
    this.#worker = new Worker(WORKER_FILE, { name: 'trends' });
    this.#worker.unref();
    this.#worker.on('message', (reply: WorkerReply) => this.#waiting.shift()?.resolve(reply));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(threadEnded()));
  }

  /** How many shelters the thread has taken, of how many. */
  get progress(): { readonly read: number; readonly of: number } {
    return { read: this.#taken, of: this.#parts.feed.network.shelters.size };
  }

  /** Posts all shelters and requests that changed. Goes on to its end, whoever waits for it. */
  catchUp(): Promise<void> {
    return this.#copying.run('copy', async () => {
      for (let isAll = false; !isAll; ) {
        isAll = this.#postChanges();
        await this.#reply({ type: 'mark' });
        this.#taken = this.#posted.size;
        if (!isAll) await loopTurns.next();
      }
    });
  }

  async ask(question: TrendsQuestion, position: string): Promise<TrendsAnswer> {
    const reply = await this.#reply({ type: 'question', question, position });
    if ('answer' in reply) return reply.answer;
    throw new Error('error' in reply ? reply.error : 'The thread of the history did not answer what it was asked.');
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Posts changes for one slice; true: the thread has been sent all of them. */
  #postChanges(): boolean {
    const sliceEnd = performance.now() + SLICE_MS;
    for (const [shelterId, shelter] of this.#parts.feed.network.shelters) {
      if (this.#posted.get(shelterId) === shelter.revision) continue;
      if (performance.now() > sliceEnd) return false;
      this.#post({ type: 'shelter', shelter: trendsCopy(shelter) });
      this.#posted.set(shelterId, shelter.revision);
    }
    return this.#parts.needs.publish(sliceEnd, (message) => this.#post(message));
  }

  #post(message: WorkerMessage): void {
    this.#worker.postMessage(message);
  }

  #reply(message: WorkerMessage): Promise<WorkerReply> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const waiting = Promise.withResolvers<WorkerReply>();
    this.#waiting.push(waiting);
    this.#post(message);
    return waiting.promise;
  }

  /** An error is followed by an exit: the first of the two says why. */
  #end(why: Error): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    for (const { reject } of this.#waiting.splice(0)) reject(why);
    this.#parts.onEnd();
  }
}
