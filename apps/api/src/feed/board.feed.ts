import { type Fact, type HavenEvent, initialShelter, type ShelterEvent, type ShelterState } from '@safe-haven/domain';
import type { EventStore, LogEvent, Position } from '@safe-haven/event-store';
import { emptyNetwork, type Network, needsHistory, projectNetwork, shelterOf } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { DEFAULT_TIME_LIMITS } from '../environment/time-limits.ts';
import type { Head } from '../streams/kind.ts';
import type { FoldedShelters } from '../streams/shelter-states.ts';
import { Dispatch, type LogReader } from './dispatch.ts';
import { LogFollower, pause } from './log-follower.ts';

/** Upper bound of one sleep: the clock may jump while waiting, after a suspend or a time synchronisation. */
const CLOCK_AGAIN_MS = 500;

/**
 * Called after each event with the id of the shelter it belongs to, or null for an event of another stream, and with the
 * event.
 */
type Listener = (shelterId: string | null, event: LogEvent<HavenEvent>) => void;

export interface BoardFeedOptions {
  readonly store: EventStore<HavenEvent>;
  readonly clock: Clock;
  /** The snapshot to continue from; null: none. */
  readonly network?: Network | null;
  /** The position to follow from, when other readers of the log are behind the board. */
  readonly after?: Position;
  /** Minimum age of an event before it is projected: the delayed board. */
  readonly delayMs?: number;
  /** Called with each event that was folded, and since when, by `performance.now()`. */
  readonly onFolded?: (event: LogEvent<HavenEvent>, since: number) => void;
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
  readonly #network: Network;
  readonly #follower: LogFollower;

  constructor(options: BoardFeedOptions) {
    this.#options = options;
    this.#network = options.network ?? emptyNetwork();
    const { delayMs } = options;
    this.#follower = new LogFollower(options.store, options.after ?? this.#network.position, {
      needsFacts: (event) => event.position > this.#network.position && needsHistory(event as LogEvent<ShelterEvent>),
      fold: (event, facts) => this.#take(event, facts),
      ...(delayMs && { isDue: (event, signal) => this.#waitForDelay(event, delayMs, signal) }),
    });
  }

  get network(): Network {
    return this.#network;
  }

  /** The position up to which every projection of this feed has read. */
  get position(): Position {
    return this.#follower.position;
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
    void this.#follower.follow();
    if (!this.#options.delayMs) await this.waitFor(head, 600_000);
  }

  stop(): Promise<void> {
    return this.#follower.stop();
  }

  /** Read-your-writes: true once the feed has reached the position, false if not within `ms`. */
  waitFor(position: string, ms: number): Promise<boolean> {
    return this.#follower.waitFor(position, ms);
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

  #take(logged: LogEvent<HavenEvent>, facts: readonly Fact[] | undefined): void {
    const since = performance.now();
    // Events of other streams only move the board's position.
    projectNetwork(this.#network, logged as LogEvent<ShelterEvent>, facts);
    this.#dispatch.give(logged);
    this.#options.onFolded?.(logged, since);
    const shelterId = shelterOf(logged.stream);
    for (const listener of this.#listeners) listener(shelterId, logged);
  }

  /** Waits until the event is old enough for the delayed board; false when stopped in the meantime. */
  async #waitForDelay(event: LogEvent<HavenEvent>, delayMs: number, signal: AbortSignal): Promise<boolean> {
    if (!event.readable) return true;
    const due = Date.parse(event.metadata.recordedAt) + delayMs;
    while (!signal.aborted) {
      const left = due - this.#options.clock.now();
      if (left <= 0) return true;
      await pause(Math.min(left, CLOCK_AGAIN_MS), signal);
    }
    return false;
  }
}
