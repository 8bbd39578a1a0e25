import type { Actor } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { AccessLog, Recorded } from '../privacy/access-log.ts';

/** Searches of one person within this time are recorded as one event. */
const COUNTED_FOR_MS = 5 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** What one person searched since the last event about it. */
interface Window {
  readonly actor: Actor;
  readonly endsAt: number;
  /** Resolves when the event that started the window was recorded or failed. */
  readonly opened: Promise<Recorded>;
  /** Searches that are not recorded yet, and how many found nothing. */
  searches: number;
  foundNothing: number;
}

/**
 * Records who searched for a place (FP-9). The first search is recorded before its result is shown. Searches of the
 * following five minutes are counted here and recorded as one event when the five minutes are over or the program
 * stops: typing changes the party ten times, which is one search for a reader of the trail. A crash may lose such a
 * count, but never the fact that somebody searched. The criteria are not recorded.
 */
export class SearchLog {
  readonly #log: AccessLog;
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: AccessLog, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  start(): void {
    this.#timer = setInterval(() => void this.recordDue(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Records all counts, due or not. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#close(() => true);
  }

  /** Counts one search. Resolves once it is recorded; if that fails, the result must not be shown. */
  note(actor: Actor): Promise<Recorded> {
    const key = keyOf(actor);
    const open = this.#windows.get(key);
    if (open && this.#clock.now() < open.endsAt) return this.#count(open);
    const before = open?.searches ?? 0;
    const foundNothing = open?.foundNothing ?? 0;
    return this.#open(key, actor, { searches: before + 1, foundNothing, otherwise: before });
  }

  /** A counted search found no shelter for its party; recorded with the next event. */
  foundNothing(actor: Actor): void {
    const open = this.#windows.get(keyOf(actor));
    if (open) open.foundNothing += 1;
  }

  /** Records the counts of windows that are over; returns how many events were written. */
  recordDue(): Promise<number> {
    const now = this.#clock.now();
    return this.#close((window) => window.endsAt <= now);
  }

  async #count(window: Window): Promise<Recorded> {
    window.searches += 1;
    const recorded = await window.opened;
    // Nothing was shown, so there was no search to record.
    if (recorded.kind !== 'done') window.searches -= 1;
    return recorded;
  }

  /** Records one event and starts a window of five minutes. `otherwise`: the counts to keep when the append fails. */
  async #open(key: string, actor: Actor, { searches, foundNothing, otherwise }: PendingCounts): Promise<Recorded> {
    const opened = this.#log.append(searched(searches, foundNothing, actor.country), actor);
    const endsAt = this.#clock.now() + COUNTED_FOR_MS;
    const window: Window = { actor, endsAt, opened, searches: 0, foundNothing: 0 };
    this.#windows.set(key, window);
    const recorded = await opened;
    if (recorded.kind !== 'done')
      this.#windows.set(key, {
        ...window,
        endsAt: 0,
        searches: otherwise,
        foundNothing: window.foundNothing + foundNothing,
      });
    return recorded;
  }

  async #close(isOver: (window: Window) => boolean): Promise<number> {
    let facts = 0;
    for (const [key, window] of [...this.#windows]) {
      if (!isOver(window)) continue;
      await window.opened;
      if (this.#windows.get(key) !== window) continue;
      const { actor, searches, foundNothing } = window;
      if (searches === 0 && foundNothing === 0) this.#windows.delete(key);
      else if ((await this.#open(key, actor, { searches, foundNothing, otherwise: searches })).kind === 'done')
        facts += 1;
    }
    return facts;
  }
}

interface PendingCounts {
  readonly searches: number;
  readonly foundNothing: number;
  readonly otherwise: number;
}

const searched = (searches: number, foundNothing: number, country: string | null) =>
  ({
    type: 'PlacesSearched',
    searches,
    ...(foundNothing === 0 ? {} : { foundNothing }),
    ...(country === null ? {} : { country }),
  }) as const;

/** The same person in another role or organisation has a count of their own. */
const keyOf = ({ person, role, organisation }: Actor): string => JSON.stringify([person, role, organisation]);
