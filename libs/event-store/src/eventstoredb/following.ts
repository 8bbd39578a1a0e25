import type { AllStreamSubscription } from '@eventstore/db-client';
import { type Connection, Reached } from './connection.ts';
import type { LogEntry } from './log-entry.ts';
import { logEntryOf } from './log-entry.ts';
import type { LogStream } from './log-stream.ts';
import type { StorePosition } from './store-position.ts';
import { positionAt } from './store-position.ts';

/** One subscription of the client, from its start to its end for whatever reason. */
export class Following implements AsyncIterable<LogEntry> {
  readonly #subscription: AllStreamSubscription;
  readonly #connection: Connection;
  readonly #logStream: LogStream;
  /** The client that it runs on. */
  readonly generation: number;
  #reason: Error | null = null;
  #waiting = false;
  #came = 0;

  constructor(connection: Connection, logStream: LogStream, after: StorePosition | null, onConfirmed: () => void) {
    this.#connection = connection;
    this.#logStream = logStream;
    this.generation = connection.generation;
    this.#subscription = connection.subscribe(after);
    this.#subscription.on('confirmation', onConfirmed);
  }

  /** Whether it waits for the store and not for the reader; `came` counts the events and checkpoints received. */
  get waiting(): boolean {
    return this.#waiting;
  }

  get came(): number {
    return this.#came;
  }

  /** Ends the iteration; with a reason the iteration throws it. */
  stop(reason: Error | null = null): void {
    this.#reason ??= reason;
    this.#subscription.unsubscribe().catch(() => {});
    this.#subscription.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LogEntry> {
    try {
      this.#waiting = true;
      for await (const item of this.#subscription as AsyncIterable<unknown>) {
        this.#waiting = false;
        this.#came += 1;
        yield item instanceof Reached
          ? { position: positionAt(item.place), event: null }
          : logEntryOf(item as Parameters<typeof logEntryOf>[0], this.#connection, this.#logStream);
        this.#waiting = true;
      }
    } catch (error) {
      const reason = this.#reason ?? error;
      this.#connection.reportFailure(reason, this.generation);
      throw reason;
    } finally {
      this.#waiting = false;
      this.stop();
    }
  }
}
