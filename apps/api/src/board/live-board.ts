import { PROTOCOL, type Snapshot, type Update } from '@safe-haven/contracts';
import {
  type Audience,
  type AudienceView,
  openView,
  publish,
  refresh,
  since,
  type ViewUpdate,
} from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';

/**
 * Publishing waits as long as the last publishing took, so that at most half of this process's time goes into it: with few
 * readers an update leaves at once, with thousands those that come meanwhile share a frame. Never longer than this.
 * A fixed tick of 50 ms cost every single reader 50 ms (docs/PERFORMANCE.md, P6).
 */
const LONGEST_TICK_MS = 50;
/** Bands age without an event: fresh becomes ageing, ageing becomes stale. */
const AGEING_MS = 60_000;
/** A view without readers is kept this long: lines drop, and most come back. */
const KEPT_MS = 10 * 60_000;

/** Runs something later, at least `waitMs` from now (0: after what already waits); returns how to cancel it. */
export type Schedule = (run: () => void, waitMs: number) => () => void;

const onTheLoop: Schedule = (run, waitMs) => {
  if (waitMs > 0) {
    const timer = setTimeout(run, waitMs);
    return () => clearTimeout(timer);
  }
  const immediate = setImmediate(run);
  return () => clearImmediate(immediate);
};

export interface Publisher {
  update(audience: Audience, update: Update): void;
  /** Everything again: rows changed and no position moved. */
  snapshot(audience: Audience, snapshot: Snapshot): void;
}

interface Live {
  readonly audience: Audience;
  readonly view: AudienceView;
  readonly feed: BoardFeed;
  dirty: Set<string>;
  readers: number;
  /** When its last reader left, ms; a reader who comes back soon is told only what it missed. */
  leftAt: number;
}

/**
 * The board as each audience may see it. A row is computed once per audience and tick, whatever the number of readers;
 * an audience lives while somebody reads it and a little longer.
 */
export class LiveBoard {
  readonly #live = new Map<string, Live>();
  readonly #feeds: { readonly now: BoardFeed; readonly late: BoardFeed };
  readonly #clock: Clock;
  readonly #logId: string;
  readonly #publisher: Publisher;
  readonly #stops: (() => void)[] = [];
  readonly #schedule: Schedule;
  #cancel: (() => void) | null = null;
  #restUntil = 0;

  constructor(
    feeds: { readonly now: BoardFeed; readonly late: BoardFeed },
    options: {
      readonly clock: Clock;
      readonly logId: string;
      readonly publisher: Publisher;
      readonly schedule?: Schedule;
    },
  ) {
    this.#feeds = feeds;
    this.#clock = options.clock;
    this.#logId = options.logId;
    this.#publisher = options.publisher;
    this.#schedule = options.schedule ?? onTheLoop;
    for (const feed of [feeds.now, feeds.late]) this.#stops.push(feed.onChange((id) => this.#changed(feed, id)));
    const ageing = setInterval(() => this.#everythingMayHaveAged(), AGEING_MS);
    ageing.unref();
    this.#stops.push(() => clearInterval(ageing));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#cancel?.();
  }

  /** Which log this is: a reader who knows another needs a snapshot. */
  get logId(): string {
    return this.#logId;
  }

  /** Where this audience's board stands in the log. */
  position(audience: Audience): string {
    return this.#feedOf(audience).position;
  }

  /** Everything, for a first sight of the board or after a gap. */
  snapshot(audience: Audience): Snapshot {
    const live = this.#of(audience);
    this.#flush(live);
    return {
      protocol: PROTOCOL,
      logId: this.#logId,
      position: live.view.position,
      rows: [...live.view.rows.values()].map((r) => r.row),
    };
  }

  /** What a returning reader missed since `after`, or null when only a snapshot will do. */
  since(audience: Audience, after: string): Update | null {
    const live = this.#of(audience);
    this.#flush(live);
    const missed = since(live.view, after);
    return missed ? wireUpdate(missed) : null;
  }

  join(audience: Audience): void {
    this.#of(audience).readers += 1;
  }

  leave(audience: Audience): void {
    const live = this.#live.get(audience.key);
    if (!live) return;
    live.readers -= 1;
    live.leftAt = this.#clock.now();
  }

  #feedOf(audience: Audience): BoardFeed {
    return audience.delayMinutes > 0 ? this.#feeds.late : this.#feeds.now;
  }

  #of(audience: Audience): Live {
    const known = this.#live.get(audience.key);
    if (known) return known;
    const feed = this.#feedOf(audience);
    const view = openView(audience, feed.network, this.#clock.now());
    const live: Live = { audience, view, feed, dirty: new Set(), readers: 0, leftAt: this.#clock.now() };
    this.#live.set(audience.key, live);
    return live;
  }

  #changed(feed: BoardFeed, shelterId: string | null): void {
    for (const live of this.#live.values()) if (live.feed === feed && shelterId) live.dirty.add(shelterId);
    this.#plan();
  }

  /** Idle: at once, after what is already waiting on this turn of the loop. Busy: when the tick is over. */
  #plan(): void {
    if (this.#cancel) return;
    const wait = this.#restUntil - performance.now();
    this.#cancel = this.#schedule(() => this.#publishAll(), Math.max(0, wait));
  }

  #publishAll(): void {
    this.#cancel = null;
    const started = performance.now();
    for (const live of this.#live.values()) this.#flush(live);
    const ended = performance.now();
    this.#restUntil = ended + Math.min(ended - started, LONGEST_TICK_MS);
  }

  #flush(live: Live): void {
    const dirty = live.dirty;
    live.dirty = new Set();
    const update = publish(live.view, live.feed.network, dirty, this.#clock.now());
    if (update) this.#publisher.update(live.audience, wireUpdate(update));
  }

  /** Time alone changed rows and no position moved: whoever listens gets everything again. */
  #everythingMayHaveAged(): void {
    const longAgo = this.#clock.now() - KEPT_MS;
    for (const [key, live] of this.#live) {
      if (live.readers === 0 && live.leftAt < longAgo) this.#live.delete(key);
      this.#flush(live);
      if (refresh(live.view, live.feed.network, this.#clock.now()))
        this.#publisher.snapshot(live.audience, this.snapshot(live.audience));
    }
  }
}

const wireUpdate = ({ from, position, rows, gone }: ViewUpdate): Update => ({
  from,
  position,
  rows: rows.map((r) => r.row),
  ...(gone.length > 0 ? { gone: [...gone] } : {}),
});
