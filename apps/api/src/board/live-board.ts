import { randomInt, randomUUID } from 'node:crypto';
import { PROTOCOL, type Snapshot, type Update } from '@safe-haven/contracts';
import { type LogEvent, START } from '@safe-haven/event-store';
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

/** What a returning reader has: the log and view of its board, its position there, and the instant of its ages. */
interface Seen {
  readonly logId: string;
  readonly after: string;
  readonly asOf?: string | undefined;
}

/** An encoded board; the text is created on first use. */
interface EncodedBoard {
  readonly tag: string;
  readonly text: () => string;
}

type ReadableEvent = LogEvent<unknown> & { readonly readable: true };

interface Live {
  /** Random: positions of this view mean nothing in another one. */
  readonly viewId: string;
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
  readonly #onSent: (ms: number) => void;
  readonly #onPushed: ((facts: readonly ReadableEvent[], since: number) => void) | undefined;
  /** The facts that readers were not sent yet; none where nobody asks for them. */
  #unsent: ReadableEvent[] = [];
  /** When the oldest fact was recorded that readers were not sent yet; null: they know all. */
  #unsentSince: number | null = null;

  constructor(
    feeds: { readonly now: BoardFeed; readonly delayed: BoardFeed },
    options: {
      readonly clock: Clock;
      readonly logId: string;
      readonly schedule?: Schedule;
      /** Given how long ago the oldest fact of a round of updates was recorded, ms. */
      readonly onSent?: (ms: number) => void;
      /** Given the facts that a round of updates sent, and since when it was made, by `performance.now()`. */
      readonly onPushed?: (facts: readonly ReadableEvent[], since: number) => void;
    },
  ) {
    this.#feeds = feeds;
    this.#clock = options.clock;
    this.#logId = options.logId;
    this.#schedule = options.schedule ?? onTheLoop;
    this.#onSent = options.onSent ?? (() => undefined);
    this.#onPushed = options.onPushed;
    for (const feed of [feeds.now, feeds.delayed])
      this.#stops.push(feed.onChange((id, event) => this.#changed(feed, id, event)));
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

  /**
   * The position of the last update of this audience: the only one that it is sent besides those of its own writes,
   * since the log's own position counts what happens in other organisations' houses (PV-11). Who has no board is sent
   * none.
   */
  position(audience: Audience | null): string {
    const live = audience && this.#live.get(audience.key);
    return live?.view.publishedAt ?? START;
  }

  /** The same, and of which view it is. */
  place(audience: Audience): { readonly position: string; readonly logId: string } {
    const live = this.#of(audience);
    return { position: live.view.publishedAt, logId: this.#idOf(live) };
  }

  /** The head of a board of the past, which no update follows. */
  headOfPast(): Omit<Snapshot, 'rows'> {
    return { protocol: PROTOCOL, logId: this.#logId, position: START };
  }

  /** The whole board, for a first load or after a gap. */
  snapshot(audience: Audience): Snapshot {
    const live = this.#upToDate(audience);
    return { ...this.#head(live), rows: [...live.view.rows.values()].map((r) => r.row) };
  }

  /** The snapshot as JSON text, built from rows that were encoded once. `tag` changes exactly when the text does. */
  encoded(audience: Audience): EncodedBoard {
    const live = this.#upToDate(audience);
    const { viewId, view } = live;
    const tag = `${viewId} ${view.publishedAt} ${view.asOf}`;
    return {
      tag,
      text: () => {
        const rows = [...view.rows.values()].map(({ json }) => json);
        return `${JSON.stringify(this.#head(live)).slice(0, -1)},"rows":[${rows.join(',')}]}`;
      },
    };
  }

  /**
   * The update that a returning reader missed since `after`, or null when it needs a snapshot, as after another `logId`.
   * `asOf`: the instant at which the reader last computed ages, for clients that accept updates caused by time alone.
   */
  since(audience: Audience, { logId, after, asOf }: Seen): Update | null {
    const live = this.#upToDate(audience);
    if (logId !== this.#idOf(live)) return null;
    const missed = since(live.view, after, asOf === undefined ? undefined : Date.parse(asOf));
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

  #head(live: Live): Omit<Snapshot, 'rows'> {
    const { publishedAt, asOf } = live.view;
    return { protocol: PROTOCOL, logId: this.#idOf(live), position: publishedAt, asOf: instantOf(asOf) };
  }

  #idOf = ({ viewId }: Live): string => `${this.#logId}.${viewId}`;

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
    const view = openView(audience, feed.network, this.#clock.now(), firstOfView());
    const live: Live = {
      viewId: randomUUID(),
      audience,
      view,
      feed,
      dirty: new Set(),
      readers: 0,
      readAt: this.#clock.now(),
    };
    this.#live.set(audience.key, live);
    return live;
  }

  #changed(feed: BoardFeed, shelterId: string | null, event: LogEvent<unknown>): void {
    if (shelterId === null) return;
    let isRead = false;
    for (const live of this.#live.values()) {
      if (live.feed !== feed) continue;
      live.dirty.add(shelterId);
      isRead ||= live.readers > 0;
    }
    if (!isRead) return;
    if (feed === this.#feeds.now && event.readable) {
      this.#unsentSince ??= Date.parse(event.metadata.recordedAt);
      if (this.#onPushed) this.#unsent.push(event);
    }
    this.#plan();
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
    // By the clock of the program that recorded it; another's may be ahead of this one's.
    if (this.#unsentSince !== null) this.#onSent(Math.max(0, this.#clock.now() - this.#unsentSince));
    this.#unsentSince = null;
    this.#onPushed?.(this.#unsent, started);
    this.#unsent = [];
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

/** In steps of a million: comparing two views shows what was counted in each. */
const firstOfView = (): number => randomInt(1, 1_000_000) * 1_000_000;

const wireUpdate = ({ from, position, rows, gone, asOf }: ViewUpdate): Update => ({
  from,
  position,
  rows: rows.map((r) => r.row),
  ...(gone.length > 0 ? { gone: [...gone] } : {}),
  ...(asOf === undefined ? {} : { asOf: instantOf(asOf) }),
});
