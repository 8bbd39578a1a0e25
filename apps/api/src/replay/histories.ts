import { setTimeout as timeout } from 'node:timers/promises';
import type { ReplayReading } from '@safe-haven/contracts';
import { type Actor, type HavenEvent, mayDo, type ShelterEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { LRUCache } from 'lru-cache';
import { shelterEvents } from '../environment/event-store.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { Breather } from './breather.ts';
import { LoggedHistory } from './logged-history.ts';

/**
 * The most events of houses whose past is kept ready, some 250 bytes each (docs/PERFORMANCE.md, P15): the houses that
 * nobody replayed for longest go first, and are read again when they are wanted.
 */
const MOST_EVENTS = 1_500_000;

/** So long a house that was ready and had to go counts as ready for whoever still reads others, and of so many houses. */
const [GONE_MS, MOST_GONE] = [600_000, 10_000] as const;

/** The pasts of those houses that somebody replays, each as far as the feed is. */
export class Histories {
  readonly #store: EventStore<ShelterEvent>;
  readonly #feed: BoardFeed;
  /** One for all who read the past here, so that many at once take no longer slices than one. */
  readonly #breather = new Breather();
  readonly #kept: LRUCache<string, LoggedHistory>;
  /** Up to where a house was ready that had to go: two who read beside each other would push out each other's for ever. */
  readonly #gone = new LRUCache<string, number>({ max: MOST_GONE, ttl: GONE_MS });
  /** Readings that a question did not wait for to their end: the next one goes on with them, and is told of their failure. */
  readonly #left = new Map<string, Promise<void>>();
  readonly #most: number;

  constructor(store: EventStore<HavenEvent>, feed: BoardFeed, most = MOST_EVENTS) {
    this.#store = shelterEvents(store);
    this.#feed = feed;
    this.#most = most;
    this.#kept = new LRUCache({
      maxSize: most,
      sizeCalculation: ({ size }) => Math.min(size, most),
      dispose: (history, shelterId, why) => {
        if (why === 'evict') this.#gone.set(shelterId, history.size);
      },
    });
  }

  /** Those of one's own houses, and up to where the log has been read. Nobody has another's past (RP-3). */
  async of(actor: Actor): Promise<{ readonly position: string; readonly histories: readonly LoggedHistory[] }> {
    const { position } = this.#feed;
    const histories: LoggedHistory[] = [];
    for (const { shelterId, revision } of this.#own(actor)) histories.push(await this.#upTo(shelterId, revision));
    return { position, histories };
  }

  /**
   * Reads on for about so long (ms), a house at a time, and answers how many events of one's own houses are ready, and of how
   * many. Nothing is read for whoever does not ask again.
   */
  async readOn(actor: Actor, forMs: number): Promise<ReplayReading> {
    const { position } = this.#feed;
    const own = this.#own(actor);
    const of = own.reduce((sum, { revision }) => sum + revision, 0);
    // What has no room together is never ready together: each question reads what it needs.
    if (of > this.#most) return { position, read: of, of };
    const end = performance.now() + forMs;
    // What is ready is wanted as well: what nobody wants goes first.
    for (const { shelterId } of own) this.#kept.get(shelterId);
    for (const { shelterId, revision } of own) {
      if (this.#readyOf(shelterId, revision) === revision) continue;
      await this.#goOn(shelterId, revision, end - performance.now());
      if (performance.now() >= end) break;
    }
    const read = own.reduce((sum, { shelterId, revision }) => sum + this.#readyOf(shelterId, revision), 0);
    return { position, read, of };
  }

  #own(actor: Actor): readonly { readonly shelterId: string; readonly revision: number }[] {
    return [...this.#feed.network.shelters]
      .filter(
        ([shelterId, { state }]) =>
          state.situation !== 'unregistered' && mayDo(actor, 'replay', { ...state, shelterId }),
      )
      .map(([shelterId, { revision }]) => ({ shelterId, revision }));
  }

  #readyOf(shelterId: string, revision: number): number {
    const gone = Math.min(this.#gone.get(shelterId) ?? 0, revision);
    return Math.max(gone, this.#kept.peek(shelterId)?.readyUpTo(revision) ?? 0);
  }

  async #goOn(shelterId: string, revision: number, ms: number): Promise<void> {
    const reading =
      this.#left.get(shelterId) ?? this.#upTo(shelterId, revision).then(() => void this.#left.delete(shelterId));
    this.#left.set(shelterId, reading);
    try {
      await noLonger(reading, ms);
    } catch (error) {
      this.#left.delete(shelterId);
      throw error;
    }
  }

  /** That of one of one's own houses; null: there is none of that name for whoever asks. */
  async ofOne(actor: Actor, shelterId: string): Promise<LoggedHistory | null> {
    const house = this.#feed.network.shelters.get(shelterId);
    if (house === undefined || house.state.situation === 'unregistered') return null;
    return mayDo(actor, 'replay', { ...house.state, shelterId }) ? this.#upTo(shelterId, house.revision) : null;
  }

  get position(): string {
    return this.#feed.position;
  }

  async #upTo(shelterId: string, revision: number): Promise<LoggedHistory> {
    const kept = this.#kept.get(shelterId) ?? this.#begun(shelterId);
    try {
      await kept.readTo(revision);
    } catch (error) {
      this.#kept.delete(shelterId);
      throw error;
    }
    // Taken out and set again, for it may have grown: of what is there already the size is not asked anew.
    this.#kept.delete(shelterId);
    this.#kept.set(shelterId, kept);
    return kept;
  }

  /** Kept before it is read: who asks meanwhile waits for the same reading. */
  #begun(shelterId: string): LoggedHistory {
    const history = new LoggedHistory(this.#store, shelterId, this.#breather);
    this.#kept.set(shelterId, history);
    return history;
  }
}

/** Waits for work no longer than so many ms; it goes on. */
async function noLonger(work: Promise<unknown>, ms: number): Promise<void> {
  const enough = new AbortController();
  work.catch(() => undefined);
  try {
    await Promise.race([work, timeout(Math.max(0, ms), undefined, { signal: enough.signal })]);
  } finally {
    enough.abort();
  }
}
