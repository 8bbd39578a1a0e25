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
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';

/**
 * Upper bound of the delay before the next publish. The delay is as long as the last publish took, so at most half of
 * this process's time is spent publishing: with few readers an update is sent at once, with thousands the changes of
 * that time share one update. A fixed tick of 50 ms cost every single reader 50 ms (docs/PERFORMANCE.md, P6).
 */
const LONGEST_TICK_MS = 50;
/** Freshness changes without an event, from fresh to ageing to stale: rows are checked this often. */
const AGEING_MS = 60_000;
/** How long a view without readers is kept: most dropped connections are reopened soon. */
const VIEW_TTL_MS = 10 * 60_000;

/**
 * Schedules a function at least `waitMs` from now (0: after work already queued); returns a function that cancels it.
 */
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
  /**
   * Called when time alone changed rows and the position did not move: an update for clients that send `asOf`, a
   * snapshot for all others.
   */
  aged(audience: Audience, update: Update, everything: () => Snapshot): void;
}

const NOBODY: Publisher = { update: () => undefined, aged: () => undefined };

/** An encoded board; the text is created on first use. */
interface EncodedBoard {
  readonly tag: string;
  readonly text: () => string;
}

interface Live {
  readonly audience: Audience;
  readonly view: AudienceView;
  readonly feed: BoardFeed;
  dirty: Set<string>;
  readers: number;
  /** When it was last read, in ms; a reader who returns soon gets only the missed updates. */
  readAt: number;
}

/**
 * The board for each audience. A row is computed once per audience and tick, whatever the number of readers, and only
 * while the audience has readers: for the others only the ids of changed shelters are stored until the next reader
 * joins. A view is dropped some time after its last reader left.
 */
export class LiveBoard {
  readonly #live = new Map<string, Live>();
  readonly #feeds: { readonly now: BoardFeed; readonly delayed: BoardFeed };
  readonly #clock: Clock;
  readonly #logId: string;
  #publisher = NOBODY;
  readonly #stops: (() => void)[] = [];
  #closed: (audience: Audience) => void = () => undefined;
  readonly #schedule: Schedule;
  #cancel: (() => void) | null = null;
  #restUntil = 0;

  constructor(
    feeds: { readonly now: BoardFeed; readonly delayed: BoardFeed },
    options: {
      readonly clock: Clock;
      readonly logId: string;
      readonly schedule?: Schedule;
    },
  ) {
    this.#feeds = feeds;
    this.#clock = options.clock;
    this.#logId = options.logId;
    this.#schedule = options.schedule ?? onTheLoop;
    for (const feed of [feeds.now, feeds.delayed]) this.#stops.push(feed.onChange((id) => this.#changed(feed, id)));
    const ageing = setInterval(() => this.#everythingMayHaveAged(), AGEING_MS);
    ageing.unref();
    this.#stops.push(() => clearInterval(ageing));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#cancel?.();
  }

  /** Where updates go from now on; nowhere until then, so that the board does not depend on sockets. */
  publishTo(publisher: Publisher): void {
    this.#publisher = publisher;
  }

  /** Called when the view of an audience is dropped. */
  onClosed(listener: (audience: Audience) => void): void {
    this.#closed = listener;
  }

  /** Id of the log: a reader with another id needs a snapshot. */
  get logId(): string {
    return this.#logId;
  }

  /** The log position of this audience's board. */
  position(audience: Audience): string {
    return this.#feedOf(audience).position;
  }

  /** The whole board, for a first load or after a gap. */
  snapshot(audience: Audience): Snapshot {
    const { view } = this.#upToDate(audience);
    return { ...this.#head(view), rows: [...view.rows.values()].map((r) => r.row) };
  }

  /** The snapshot as JSON text, built from rows that were encoded once. `tag` changes exactly when the text does. */
  encoded(audience: Audience): EncodedBoard {
    const { view } = this.#upToDate(audience);
    const tag = `${view.position} ${view.asOf}`;
    return {
      tag,
      text: () => {
        const rows = [...view.rows.values()].map(({ json }) => json);
        return `${JSON.stringify(this.#head(view)).slice(0, -1)},"rows":[${rows.join(',')}]}`;
      },
    };
  }

  /**
   * The update that a returning reader missed since `after`, or null when it needs a snapshot. `asOf`: the instant at
   * which the reader last computed ages, for clients that accept updates caused by time alone.
   */
  since(audience: Audience, after: string, asOf?: string): Update | null {
    const { view } = this.#upToDate(audience);
    const missed = since(view, after, asOf === undefined ? undefined : Date.parse(asOf));
    return missed ? wireUpdate(missed) : null;
  }

  /**
   * Changes that were not computed without readers are computed first: the new reader gets a snapshot and no update.
   */
  join(audience: Audience): void {
    this.#upToDate(audience).readers += 1;
  }

  leave(audience: Audience): void {
    const live = this.#live.get(audience.key);
    if (!live) return;
    live.readers -= 1;
    live.readAt = this.#clock.now();
  }

  #head({ position, asOf }: AudienceView): Omit<Snapshot, 'rows'> {
    return { protocol: PROTOCOL, logId: this.#logId, position, asOf: instantOf(asOf) };
  }

  /** Applies all events of the feed; changes by time alone are at most a minute old. */
  #upToDate(audience: Audience): Live {
    const live = this.#of(audience);
    live.readAt = this.#clock.now();
    this.#flush(live);
    if (live.view.asOf <= live.readAt - AGEING_MS) this.#age(live);
    return live;
  }

  #feedOf(audience: Audience): BoardFeed {
    return audience.delayMinutes > 0 ? this.#feeds.delayed : this.#feeds.now;
  }

  #of(audience: Audience): Live {
    const known = this.#live.get(audience.key);
    if (known) return known;
    const feed = this.#feedOf(audience);
    const view = openView(audience, feed.network, this.#clock.now());
    const live: Live = { audience, view, feed, dirty: new Set(), readers: 0, readAt: this.#clock.now() };
    this.#live.set(audience.key, live);
    return live;
  }

  #changed(feed: BoardFeed, shelterId: string | null): void {
    if (shelterId === null) return;
    let isRead = false;
    for (const live of this.#live.values()) {
      if (live.feed !== feed) continue;
      live.dirty.add(shelterId);
      isRead ||= live.readers > 0;
    }
    if (isRead) this.#plan();
  }

  /** When idle, publishes in the next turn of the event loop; when busy, at the end of the tick. */
  #plan(): void {
    if (this.#cancel) return;
    const wait = this.#restUntil - performance.now();
    this.#cancel = this.#schedule(() => this.#publishAll(), Math.max(0, wait));
  }

  #publishAll(): void {
    this.#cancel = null;
    const started = performance.now();
    for (const live of this.#live.values()) if (live.readers > 0) this.#flush(live);
    const ended = performance.now();
    this.#restUntil = ended + Math.min(ended - started, LONGEST_TICK_MS);
  }

  #flush(live: Live): void {
    const dirty = live.dirty;
    live.dirty = new Set();
    const update = publish(live.view, live.feed.network, dirty, this.#clock.now());
    if (update && live.readers > 0) this.#publisher.update(live.audience, wireUpdate(update));
  }

  #everythingMayHaveAged(): void {
    const longAgo = this.#clock.now() - VIEW_TTL_MS;
    for (const [key, live] of this.#live) {
      if (live.readers === 0) {
        if (live.readAt >= longAgo) continue;
        this.#live.delete(key);
        this.#closed(live.audience);
        continue;
      }
      this.#flush(live);
      this.#age(live);
    }
  }

  #age(live: Live): void {
    const aged = refresh(live.view, live.feed.network, this.#clock.now());
    if (!aged || live.readers === 0) return;
    this.#publisher.aged(live.audience, wireUpdate(aged), () => this.snapshot(live.audience));
  }
}

const wireUpdate = ({ from, position, rows, gone, asOf }: ViewUpdate): Update => ({
  from,
  position,
  rows: rows.map((r) => r.row),
  ...(gone.length > 0 ? { gone: [...gone] } : {}),
  ...(asOf === undefined ? {} : { asOf: instantOf(asOf) }),
});
