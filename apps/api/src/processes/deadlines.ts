import { Logger } from '@nestjs/common';
import type { Clock } from '../environment/clock.ts';
import { nameOf, stackOf } from '../problems/logged-error.ts';

const LONGEST_SLEEP_MS = 30_000;
const AGAIN_MS = 1_000;

/** Something with deadlines, such as a shelter with holds. */
interface Timed<T> {
  readonly keyOf: (item: T) => string;
  /** Its earliest deadline by what this process has read, an instant; null: it has none. */
  readonly dueOf: (item: T) => string | null;
  /** Records that a deadline (ms) has passed; false: it could not be recorded, or somebody else was first. */
  readonly record: (item: T, at: number) => Promise<boolean>;
}

interface Deadline<T> {
  readonly item: T;
  readonly at: number;
}

/**
 * What time alone decides: sleeps until the earliest deadline, and records each one that has passed. One that could not
 * be recorded is tried again after a second and holds up no other. In memory only: every deadline is in the log.
 */
export class Deadlines<T> {
  readonly #clock: Clock;
  readonly #timed: Timed<T>;
  readonly #log = new Logger('Deadlines');
  readonly #open = new Map<string, Deadline<T>>();
  #timer: NodeJS.Timeout | undefined;
  #recording: Promise<unknown> | null = null;
  #phase: 'new' | 'started' | 'stopped' = 'new';

  constructor(clock: Clock, timed: Timed<T>) {
    this.#clock = clock;
    this.#timed = timed;
  }

  start(): void {
    this.#phase = 'started';
    this.#arm();
  }

  /** Records no further one: a log that answers late would hold up the close. Resolves once none is being recorded. */
  async stop(): Promise<void> {
    this.#phase = 'stopped';
    clearTimeout(this.#timer);
    await this.#recording;
  }

  /** Looks at the deadline of something new or changed. */
  note(item: T): void {
    const { keyOf, dueOf } = this.#timed;
    const due = dueOf(item);
    if (due === null) this.#open.delete(keyOf(item));
    else this.#open.set(keyOf(item), { item, at: Date.parse(due) });
    this.#arm();
  }

  /** Records every deadline that has passed; returns how many there were. */
  recordDue(): Promise<number> {
    const recording = this.#recordAll().finally(() => {
      if (this.#recording === recording) this.#recording = null;
      this.#arm();
    });
    this.#recording = recording;
    return recording;
  }

  async #recordAll(): Promise<number> {
    const now = this.#clock.now();
    const due = [...this.#open].filter(([, { at }]) => at < now);
    for (const [key, { item, at }] of due) {
      if (this.#phase === 'stopped') break;
      this.#open.delete(key);
      const recorded = await this.#recorded(item, at);
      const next = recorded ? null : this.#timed.dueOf(item);
      if (next !== null) this.#open.set(key, { item, at: Math.max(Date.parse(next), this.#clock.now() + AGAIN_MS) });
    }
    return due.length;
  }

  async #recorded(item: T, at: number): Promise<boolean> {
    try {
      return await this.#timed.record(item, at);
    } catch (error) {
      this.#log.error({ code: 'unexpected', name: nameOf(error) }, stackOf(error));
      return false;
    }
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#phase !== 'started' || this.#recording || this.#open.size === 0) return;
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.#open.values()) first = Math.min(first, at);
    const wait = Math.min(Math.max(first - this.#clock.now() + 1, 5), LONGEST_SLEEP_MS);
    this.#timer = setTimeout(() => void this.recordDue(), wait);
    this.#timer.unref();
  }
}
