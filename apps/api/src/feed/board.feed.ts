import type { HavenEvent, ShelterEvent, ShelterState } from '@safe-haven/domain';
import { initialShelter, toFact } from '@safe-haven/domain';
import {
  type EventStore,
  type LogEvent,
  type Position,
  type RecordedEvent,
  StoreUnavailable,
} from '@safe-haven/event-store';
import { emptyNetwork, type Network, needsHistory, projectNetwork, shelterOf } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { DEFAULT_TIME_LIMITS } from '../environment/time-limits.ts';
import type { Head } from '../streams/kind.ts';
import type { FoldedShelters } from '../streams/shelter-states.ts';
import { Dispatch, type LogReader } from './dispatch.ts';

const HISTORY_AGAIN_MS = 250;
/** Upper bound of one sleep: the clock may jump while waiting, after a suspend or a time synchronisation. */
const CLOCK_AGAIN_MS = 500;

/**
 * Called after each event with the id of the shelter it belongs to, or null for an event of another stream, and with the
 * event.
 */
type Listener = (shelterId: string | null, event: LogEvent<HavenEvent>) => void;

interface Waiter {
  readonly position: string;
  readonly settle: (there: boolean) => void;
}

export interface BoardFeedOptions {
  readonly store: EventStore<HavenEvent>;
  readonly clock: Clock;
  /** The snapshot to continue from; null: none. */
  readonly network?: Network | null;
  /** The position to follow from, when other readers of the log are behind the board. */
  readonly after?: Position;
  /** Minimum age of an event before it is projected: the delayed board. */
  readonly delayMs?: number;
  /** For how long `readBack` waits. */
  readonly readBackMs?: number | undefined;
}

/**
 * Follows the log and owns the board projection: one event at a time, in log order. Commands never write here; they
 * reach the board through the log.
 */
export class BoardFeed implements FoldedShelters {
  readonly #options: BoardFeedOptions;
  readonly #listeners = new Set<Listener>();
  readonly #dispatch = new Dispatch();
  readonly #abort = new AbortController();
  readonly #network: Network;
  #position: Position;
  #waiters: Waiter[] = [];
  #running: Promise<void> | null = null;

  constructor(options: BoardFeedOptions) {
    this.#options = options;
    this.#network = options.network ?? emptyNetwork();
    this.#position = options.after ?? this.#network.position;
  }

  get network(): Network {
    return this.#network;
  }

  /** The position up to which every projection of this feed has read. */
  get position(): Position {
    return this.#position;
  }

  /** Ids of shelters that this program can't read: health is "degraded" while there are any. */
  get unreadable(): string[] {
    return [...this.#network.shelters].filter(([, shelter]) => shelter.unreadable !== null).map(([id]) => id);
  }

  /**
   * Adds readers of the same log: each gets the events it asks for, in this order, after the board and before any
   * listener.
   */
  alsoRead(...readers: readonly LogReader[]): void {
    this.#dispatch.add(readers);
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts following; resolves when the feed has read up to the log's head at the time of the call. */
  async start(): Promise<void> {
    const head = await this.#options.store.head();
    this.#running ??= this.#follow();
    if (!this.#options.delayMs) await this.waitFor(head, 600_000);
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    for (const waiter of this.#waiters) waiter.settle(false);
    this.#waiters = [];
    await this.#running;
  }

  /** Read-your-writes: true once the feed has reached the position, false if not within `ms`. */
  waitFor(position: string, ms: number): Promise<boolean> {
    if (position <= this.position) return Promise.resolve(true);
    return new Promise((resolve) => {
      // After the timer the event loop looks at what has arrived once more: a process that was held up is not behind.
      const timer = setTimeout(() => setImmediate(() => waiter.settle(false)), ms);
      const waiter: Waiter = {
        position,
        settle: (there) => {
          clearTimeout(timer);
          this.#waiters = this.#waiters.filter((w) => w !== waiter);
          resolve(there);
        },
      };
      this.#waiters.push(waiter);
    });
  }

  /** Waits until this process has read what it has just written, so that the next request sees it; false after a while. */
  readBack(position: string): Promise<boolean> {
    return this.waitFor(position, this.#options.readBackMs ?? DEFAULT_TIME_LIMITS.readBackMs);
  }

  headOf(shelterId: string): Head<ShelterState, ShelterEvent> {
    const shelter = this.#network.shelters.get(shelterId);
    const state: ShelterState = shelter?.state ?? initialShelter(shelterId);
    return {
      revision: state.situation === 'unregistered' ? 0 : state.revision,
      state,
      unreadable: shelter !== undefined && shelter.unreadable !== null,
    };
  }

  async #follow(): Promise<void> {
    for await (const event of this.#options.store.follow(this.position, this.#abort.signal)) {
      if (this.#options.delayMs && !(await this.#waitForDelay(event))) return;
      await this.#project(event);
    }
  }

  async #project(logged: LogEvent<HavenEvent>): Promise<void> {
    if (logged.position <= this.#position) return;
    // Events of other streams only move the board's position.
    const event = logged as LogEvent<ShelterEvent>;
    const isNew = event.position > this.#network.position;
    const history = isNew && needsHistory(event) ? await this.#historyUpTo(event) : undefined;
    projectNetwork(this.#network, event, history);
    this.#position = event.position;
    this.#dispatch.give(logged);
    const shelterId = shelterOf(event.stream);
    for (const listener of this.#listeners) listener(shelterId, logged);
    for (const waiter of this.#waiters) if (waiter.position <= this.position) waiter.settle(true);
  }

  /** Retries while the store is unreachable: a feed that gave up would stay behind for good. */
  async #historyUpTo(event: LogEvent<ShelterEvent>) {
    const { events } = await this.#retried(() => this.#options.store.read(event.stream));
    return (events as readonly LogEvent<ShelterEvent>[])
      .filter((e): e is RecordedEvent<ShelterEvent> => e.readable && e.revision <= event.revision)
      .map(toFact);
  }

  async #retried<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || this.#abort.signal.aborted) throw error;
        await pause(HISTORY_AGAIN_MS, this.#abort.signal);
      }
    }
  }

  /** Waits until the event is old enough for the delayed board; false when stopped in the meantime. */
  async #waitForDelay(event: LogEvent<HavenEvent>): Promise<boolean> {
    if (!event.readable) return true;
    const due = Date.parse(event.metadata.recordedAt) + this.#options.delayMs!;
    while (!this.#abort.signal.aborted) {
      const wait = due - this.#options.clock.now();
      if (wait <= 0) return true;
      await pause(Math.min(wait, CLOCK_AGAIN_MS), this.#abort.signal);
    }
    return false;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
