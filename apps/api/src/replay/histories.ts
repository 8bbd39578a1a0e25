import { setTimeout as timeout } from 'node:timers/promises';
import type { ReplayReading } from '@safe-haven/contracts';
import { type Actor, type HavenEvent, mayDo, type ShelterEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { LRUCache } from 'lru-cache';
import { shelterEvents } from '../environment/event-store.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { LoggedHistory } from './logged-history.ts';
import { TimeSlicer } from './time-slicer.ts';

/**
 * The most events whose histories are cached, of about 250 bytes each (docs/PERFORMANCE.md, P15). The least recently
 * used are evicted, and read again when needed.
 */
const MAX_EVENTS = 1_500_000;

/** For how long, and of how many shelters, an evicted history still counts as ready in the reading progress. */
const [EVICTED_TTL_MS, MAX_EVICTED] = [600_000, 10_000] as const;

/** An LRU cache of shelter histories, each read up to the revision of the feed. */
export class Histories {
  readonly #store: EventStore<ShelterEvent>;
  readonly #feed: BoardFeed;
  /** Shared by all readers, so that several at once don't take more time than one. */
  readonly #slicer = new TimeSlicer();
  readonly #cache: LRUCache<string, LoggedHistory>;
  /**
   * By shelter, how many events an evicted history had. Without it two readers who evict each other's histories would
   * never reach their totals.
   */
  readonly #evicted = new LRUCache<string, number>({ max: MAX_EVICTED, ttl: EVICTED_TTL_MS });
  /** Reads that outlasted the request that started them. The next request continues them, or gets their error. */
  readonly #unfinished = new Map<string, Promise<void>>();
  readonly #maxEvents: number;

  constructor(store: EventStore<HavenEvent>, feed: BoardFeed, maxEvents = MAX_EVENTS) {
    this.#store = shelterEvents(store);
    this.#feed = feed;
    this.#maxEvents = maxEvents;
    this.#cache = new LRUCache({
      maxSize: maxEvents,
      sizeCalculation: ({ size }) => Math.min(size, maxEvents),
      dispose: (history, shelterId, why) => {
        if (why === 'evict') this.#evicted.set(shelterId, history.size);
      },
    });
  }

  /**
   * The histories of the viewer's own shelters, and the position up to which they are read. Others have none (RP-3).
   */
  async of(actor: Actor): Promise<{ readonly position: string; readonly histories: readonly LoggedHistory[] }> {
    const { position } = this.#feed;
    const histories: LoggedHistory[] = [];
    for (const { shelterId, revision } of this.#ownShelters(actor))
      histories.push(await this.#readTo(shelterId, revision));
    return { position, histories };
  }

  /**
   * Continues reading for about `budgetMs`, shelter by shelter, and answers how many events of the viewer's shelters
   * are ready, of how many. Without another request nothing more is read.
   */
  async readMore(actor: Actor, budgetMs: number): Promise<ReplayReading> {
    const { position } = this.#feed;
    const ownShelters = this.#ownShelters(actor);
    const total = ownShelters.reduce((sum, { revision }) => sum + revision, 0);
    // Together they exceed the cache, so they will never all be ready: each request reads what it needs.
    if (total > this.#maxEvents) return { position, read: total, of: total };
    const readUntil = performance.now() + budgetMs;
    // Marks ready histories as used, so that reading the others does not evict them.
    for (const { shelterId } of ownShelters) this.#cache.get(shelterId);
    for (const { shelterId, revision } of ownShelters) {
      if (this.#readyEvents(shelterId, revision) === revision) continue;
      await this.#readFor(shelterId, revision, readUntil - performance.now());
      if (performance.now() >= readUntil) break;
    }
    const ready = ownShelters.reduce((sum, { shelterId, revision }) => sum + this.#readyEvents(shelterId, revision), 0);
    return { position, read: ready, of: total };
  }

  #ownShelters(actor: Actor): readonly { readonly shelterId: string; readonly revision: number }[] {
    return [...this.#feed.network.shelters]
      .filter(
        ([shelterId, { state }]) =>
          state.situation !== 'unregistered' && mayDo(actor, 'replay', { ...state, shelterId }),
      )
      .map(([shelterId, { revision }]) => ({ shelterId, revision }));
  }

  #readyEvents(shelterId: string, revision: number): number {
    const evicted = Math.min(this.#evicted.get(shelterId) ?? 0, revision);
    return Math.max(evicted, this.#cache.peek(shelterId)?.readyUpTo(revision) ?? 0);
  }

  async #readFor(shelterId: string, revision: number, ms: number): Promise<void> {
    const pending =
      this.#unfinished.get(shelterId) ??
      this.#readTo(shelterId, revision).then(() => void this.#unfinished.delete(shelterId));
    this.#unfinished.set(shelterId, pending);
    try {
      await waitAtMost(pending, ms);
    } catch (error) {
      this.#unfinished.delete(shelterId);
      throw error;
    }
  }

  /** The history of one of the viewer's own shelters; null: it is not theirs, or does not exist. */
  async ofOne(actor: Actor, shelterId: string): Promise<LoggedHistory | null> {
    const shelter = this.#feed.network.shelters.get(shelterId);
    if (shelter === undefined || shelter.state.situation === 'unregistered') return null;
    return mayDo(actor, 'replay', { ...shelter.state, shelterId }) ? this.#readTo(shelterId, shelter.revision) : null;
  }

  get position(): string {
    return this.#feed.position;
  }

  async #readTo(shelterId: string, revision: number): Promise<LoggedHistory> {
    const history = this.#cache.get(shelterId) ?? this.#create(shelterId);
    try {
      await history.readTo(revision);
    } catch (error) {
      this.#cache.delete(shelterId);
      throw error;
    }
    // Deleted and set again because it may have grown: the cache asks for the size of new entries only.
    this.#cache.delete(shelterId);
    this.#cache.set(shelterId, history);
    return history;
  }

  /** Cached before it is read, so that concurrent requests await the same read. */
  #create(shelterId: string): LoggedHistory {
    const history = new LoggedHistory(this.#store, shelterId, this.#slicer);
    this.#cache.set(shelterId, history);
    return history;
  }
}

/** Waits for a promise at most `ms`; it is not cancelled. */
async function waitAtMost(promise: Promise<unknown>, ms: number): Promise<void> {
  const timer = new AbortController();
  promise.catch(() => undefined);
  try {
    await Promise.race([promise, timeout(Math.max(0, ms), undefined, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
