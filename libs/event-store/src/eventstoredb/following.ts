import type { AllStreamSubscription } from '@eventstore/db-client';
import { type Connection, Reached } from './connection.ts';
import type { Met } from './delivered.ts';
import { meet } from './delivered.ts';
import type { LogStream } from './log-stream.ts';
import type { Place } from './places.ts';
import { positionAt } from './places.ts';

/** One subscription of the client, from its start to its end, however it ends. */
export class Following implements AsyncIterable<Met> {
  readonly #subscription: AllStreamSubscription;
  readonly #connection: Connection;
  readonly #theLog: LogStream;
  /** The client that it runs on. */
  readonly generation: number;
  #reason: Error | null = null;
  #waiting = false;
  #came = 0;

  constructor(connection: Connection, theLog: LogStream, after: Place | null, onConfirmed: () => void) {
    this.#connection = connection;
    this.#theLog = theLog;
    this.generation = connection.generation;
    this.#subscription = connection.subscribe(after);
    this.#subscription.on('confirmation', onConfirmed);
  }

  /** Whether the store is waited for, not the reader; `came` counts what came. */
  get waiting(): boolean {
    return this.#waiting;
  }

  get came(): number {
    return this.#came;
  }

  /** Ends the loop over it; with a reason it throws that. */
  stop(reason: Error | null = null): void {
    this.#reason ??= reason;
    this.#subscription.unsubscribe().catch(() => {});
    this.#subscription.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Met> {
    try {
      this.#waiting = true;
      for await (const item of this.#subscription as AsyncIterable<unknown>) {
        this.#waiting = false;
        this.#came += 1;
        yield item instanceof Reached
          ? { position: positionAt(item.place), event: null }
          : meet(item as Parameters<typeof meet>[0], this.#connection, this.#theLog);
        this.#waiting = true;
      }
    } catch (error) {
      const reason = this.#reason ?? error;
      this.#connection.blame(reason, this.generation);
      throw reason;
    } finally {
      this.#waiting = false;
      this.stop();
    }
  }
}
