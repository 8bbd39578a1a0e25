import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlanProblem, Solution, solveGive } from '@safe-haven/domain';
import type { Search, Searched } from './messages.ts';

const IS_SOURCE = import.meta.filename.endsWith('.ts');
const WORKER_FILE = join(import.meta.dirname, IS_SOURCE ? 'plan-worker.ts' : 'plan-worker.js');

/**
 * The thread that searches plans, begun with the first one. A search ends by an amount of work and never by a clock, so the
 * same problem has the same answer; the event loop goes on meanwhile.
 */
export class PlanThread {
  #worker: Worker | null = null;
  /** Who waits for an answer, in the order in which the thread gives them. */
  #waiting: PromiseWithResolvers<Searched>[] = [];

  solve(problem: PlanProblem, weights: readonly number[]): Promise<Solution> {
    return this.#ask({ problem, weights }) as Promise<Solution>;
  }

  solveGive(problem: PlanProblem): Promise<ReturnType<typeof solveGive>> {
    return this.#ask({ problem, weights: null }) as Promise<ReturnType<typeof solveGive>>;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(search: Search): Promise<Searched> {
    const waiting = Promise.withResolvers<Searched>();
    this.#waiting.push(waiting);
    this.#running().postMessage(search);
    return waiting.promise;
  }

  /** After an error the next plan begins a new one. */
  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(WORKER_FILE, { name: 'plan' });
    worker.unref();
    worker.on('message', (found: Searched) => this.#waiting.shift()?.resolve(found));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('The thread of the plan has ended.')));
    this.#worker = worker;
    return worker;
  }

  #end(worker: Worker, why: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.splice(0)) reject(why);
  }
}
