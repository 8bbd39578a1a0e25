import { setTimeout as wait } from 'node:timers/promises';
import type { Fact, HavenEvent, ShelterEvent } from '@safe-haven/domain';
import { toFact } from '@safe-haven/domain';
import {
  type LogEvent,
  type LogReader,
  type Position,
  type RecordedEvent,
  StoreUnavailable,
} from '@safe-haven/event-store';

const AGAIN_MS = 250;

interface Waiter {
  readonly position: Position;
  settle(there: boolean): void;
}

/** What one follower of the log does with each event. */
export interface Folding {
  /** Whether the event can only be folded with all facts of its stream up to it: a correction changes what was. */
  needsFacts(event: LogEvent<HavenEvent>): boolean;
  /** Folds one event, at once. */
  fold(event: LogEvent<HavenEvent>, facts: readonly Fact[] | undefined): void;
  /** Waits until an event may be folded; false: stopped in the meantime. Absent: each may be at once. */
  isDue?(event: LogEvent<HavenEvent>, signal: AbortSignal): Promise<boolean>;
}

/** Follows the log for one fold: one event at a time, in log order, each once. */
export class LogFollower {
  readonly #log: Pick<LogReader<HavenEvent>, 'follow' | 'head' | 'read'>;
  readonly #folding: Folding;
  readonly #abort = new AbortController();
  #position: Position;
  #waiters: Waiter[] = [];
  #following: Promise<void> | null = null;

  /** `after`: the position up to which the fold has read. */
  constructor(log: Pick<LogReader<HavenEvent>, 'follow' | 'head' | 'read'>, after: Position, folding: Folding) {
    this.#log = log;
    this.#position = after;
    this.#folding = folding;
  }

  get position(): Position {
    return this.#position;
  }

  /** Begins, once. Goes on until `stop`; rejects when the log can't be followed any more. */
  follow(): Promise<void> {
    this.#following ??= this.#follow();
    return this.#following;
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    for (const waiter of this.#waiters) waiter.settle(false);
    await this.#following?.catch(() => undefined);
  }

  /** True once everything up to a position is folded; false if it is not within `ms`, or once this was stopped. */
  waitFor(position: Position, ms?: number): Promise<boolean> {
    if (position <= this.#position) return Promise.resolve(true);
    if (this.#abort.signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      // After the timer the event loop looks at what has arrived once more: a process that was held up is not behind.
      const timer = ms === undefined ? undefined : setTimeout(() => setImmediate(() => waiter.settle(false)), ms);
      const waiter: Waiter = {
        position,
        settle: (there) => {
          clearTimeout(timer);
          this.#waiters = this.#waiters.filter((one) => one !== waiter);
          resolve(there);
        },
      };
      this.#waiters.push(waiter);
    });
  }

  /** The last position of the log, asked until it answers. */
  head(): Promise<Position> {
    return this.#retried(() => this.#log.head());
  }

  async #follow(): Promise<void> {
    const { signal } = this.#abort;
    for await (const event of this.#log.follow(this.#position, signal)) {
      if (event.position <= this.#position) continue;
      if (this.#folding.isDue && !(await this.#folding.isDue(event, signal))) return;
      const facts = this.#folding.needsFacts(event) ? await this.#factsUpTo(event) : undefined;
      this.#position = event.position;
      this.#folding.fold(event, facts);
      for (const waiter of this.#waiters) if (waiter.position <= this.#position) waiter.settle(true);
    }
  }

  async #factsUpTo(event: LogEvent<HavenEvent>): Promise<readonly Fact[]> {
    const { events } = await this.#retried(() => this.#log.read(event.stream, 0, event));
    return (events as readonly LogEvent<ShelterEvent>[])
      .filter((one): one is RecordedEvent<ShelterEvent> => one.readable && one.revision <= event.revision)
      .map(toFact);
  }

  /** Retries while the store is unreachable: a follower that gave up would stay behind for good. */
  async #retried<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || this.#abort.signal.aborted) throw error;
        await pause(AGAIN_MS, this.#abort.signal);
      }
    }
  }
}

/** Waits for so long, or until the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);
