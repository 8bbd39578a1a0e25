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
 * The next publishing waits as long as the last one took, so at most half of this process's time goes into publishing:
 * with few readers an update leaves at once, with thousands the changes of that time share one update. Never longer
 * than this. A fixed tick of 50 ms cost every single reader 50 ms (docs/PERFORMANCE.md, P6).
 */
const LONGEST_TICK_MS = 50;
/** Bands age without an event: fresh becomes ageing, ageing becomes stale. */
const AGEING_MS = 60_000;
/** A view without readers is kept this long: connections drop, and most of them are opened again soon. */
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
  /** Time changed rows and no position moved: an update for those who take an `asOf`, everything again for all others. */
  aged(audience: Audience, update: Update, everything: () => Snapshot): void;
}

/** A board as it is sent; the text is made when it is asked for. */
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
  /** When it was last read, ms; a reader who comes back soon is sent only what it missed. */
  readAt: number;
}

/**
 * The board as each audience may see it. A row is computed once per audience and tick, whatever the number of readers,
 * and only while the audience has a reader: for the others only the ids of changed houses are kept until the next
 * reader comes. A view is dropped some time after its last reader has left.
 */
export class LiveBoard {
  readonly #live = new Map<string, Live>();
  readonly #feeds: { readonly now: BoardFeed; readonly delayed: BoardFeed };
  readonly #clock: Clock;
  readonly #logId: string;
  readonly #publisher: Publisher;
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
      readonly publisher: Publisher;
      readonly schedule?: Schedule;
    },
  ) {
    this.#feeds = feeds;
    this.#clock = options.clock;
    this.#logId = options.logId;
    this.#publisher = options.publisher;
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

  /** Called when the view of an audience is dropped. */
  onClosed(listener: (audience: Audience) => void): void {
    this.#closed = listener;
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
    const { view } = this.#upToDate(audience);
    return { ...this.#head(view), rows: [...view.rows.values()].map((r) => r.row) };
  }

  /** The same as it is sent, made of rows that were encoded once. `tag`: the same where the text is the same. */
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
   * What a returning reader missed since `after`, or null when only a snapshot will do. `asOf`: the instant of the
   * reader's ages, for clients that take updates of time alone.
   */
  since(audience: Audience, after: string, asOf?: string): Update | null {
    const { view } = this.#upToDate(audience);
    const missed = since(view, after, asOf === undefined ? undefined : Date.parse(asOf));
    return missed ? wireUpdate(missed) : null;
  }

  /** What was not computed while nobody listened is, before: the new reader gets a snapshot and no update. */
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

  /** As the feed has it now; of what time alone changes not more than a minute ago. */
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

  /** When idle, publish in the next turn of the event loop; when busy, at the end of the tick. */
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
    const longAgo = this.#clock.now() - KEPT_MS;
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
