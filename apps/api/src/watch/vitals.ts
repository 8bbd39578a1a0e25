import { AuditTrail } from '../audit/audit-trail.ts';
import { type Condition, Conditions } from '../environment/conditions.ts';
import { DiskWatch } from '../environment/disk-watch.ts';
import type { Key } from '../environment/provide.ts';
import { ServerTime } from '../environment/server-time.ts';
import { StoreState } from '../environment/store-state.ts';
import { CLOCK } from '../environment/tokens.ts';
import { DELAY_MS } from '../feed/feed.module.ts';
import { ReaderLag } from '../feed/reader-lag.ts';
import { DELAYED_FEED, FEED } from '../feed/tokens.ts';
import { HistoryReader } from '../history/history-reader.ts';
import { Unreadable } from '../http/unreadable.ts';
import { OpenSockets } from '../live/open-sockets.ts';
import { Upkeep, type UpkeepAge } from '../processes/upkeep/upkeep.ts';
import { Streams } from '../streams/streams.ts';
import { DeliveryWorkers } from '../webhooks/delivery-workers.ts';
import { LiveWebhooks } from '../webhooks/live-webhooks.ts';

/** A hold that ended longer ago has not been recorded as ended: a minute of grace, and some. */
const OVERDUE_MS = 5 * 60_000;

/** Readers of the log that may be late by themselves: the board, with all that is folded behind it, and the late board. */
export type ReaderName = 'board' | 'late_board';

/**
 * What can be reported of a running program, read when asked: the numbers for a scraper and the page for administrators
 * are both made of it. Nothing of it names a house or a person.
 */
export class Vitals {
  readonly #part: <T>(key: Key<T>) => T;
  /** Since when the program runs, by its clock, ms. */
  readonly startedAt: number;

  constructor(partOf: <T>(key: Key<T>) => T) {
    this.#part = partOf;
    this.startedAt = partOf(CLOCK).now();
  }

  /** For how long the log has had something that a reader has not read, ms; the late board is late on purpose. */
  readersBehindMs(): Readonly<Record<ReaderName, number>> {
    const lag = this.#part(ReaderLag);
    const lateBoard = lag.behindMs(this.#part(DELAYED_FEED).position);
    return { board: lag.behindMs(this.#part(FEED).position), late_board: Math.max(0, lateBoard - DELAY_MS) };
  }

  /** Events of houses that trends have not read yet; NaN before they are asked for the first time. */
  get historyBehind(): number {
    return this.#part(HistoryReader).behind;
  }

  /** Since when the log has not answered its liveness probe, ms. */
  get storeSilentMs(): number {
    return this.#part(StoreState).age;
  }

  /** Whether the log is away for so long that commands are refused. */
  get isStoreDelayed(): boolean {
    return this.#part(StoreState).delayed;
  }

  get unfinishedCommands(): number {
    return this.#part(Streams).unfinished;
  }

  get openSockets(): number {
    return this.#part(OpenSockets).count;
  }

  /** Holds that run, and those whose time is over and whose end is not recorded yet. */
  holds(): Readonly<Record<'running' | 'over', number>> {
    const now = this.#part(CLOCK).now();
    const count = { running: 0, over: 0 };
    for (const { state } of this.#part(FEED).network.shelters.values()) {
      if (state.situation !== 'kept') continue;
      for (const hold of Object.values(state.holds)) count[Date.parse(hold.expiresAt) < now ? 'over' : 'running'] += 1;
    }
    return count;
  }

  /** Holds that ended more than their minute of grace ago, and whose end is not recorded. */
  get overdueHolds(): number {
    const before = this.#part(CLOCK).now() - OVERDUE_MS;
    let overdue = 0;
    for (const { state } of this.#part(FEED).network.shelters.values())
      if (state.situation === 'kept')
        for (const hold of Object.values(state.holds)) if (Date.parse(hold.expiresAt) < before) overdue += 1;
    return overdue;
  }

  /** When an operator, or the program by itself, last copied the log; null: never. */
  get lastBackupAt(): string | null {
    const { entries } = this.#part(AuditTrail).trail;
    const last = entries.findLast(
      ({ type, details }) => type === 'OperatorActed' && /^backup/.test(String(details['act'])),
    );
    return last?.recordedAt ?? null;
  }

  /** How old the last copy is, ms; null: there is none. */
  get backupAgeMs(): number | null {
    const at = this.lastBackupAt;
    return at === null ? null : Math.max(0, this.#part(CLOCK).now() - Date.parse(at));
  }

  /** Streams of the log that can't be read, by kind. */
  unreadable(): readonly (readonly [string, number])[] {
    return Object.entries(this.#part(Unreadable).counts()).map(([kind, count]) => [kind, count.unreadable]);
  }

  webhooks(): Readonly<Record<'well' | 'failing' | 'paused', number>> {
    const count = { well: 0, failing: 0, paused: 0 };
    for (const { paused, failingSince } of this.#part(LiveWebhooks).all.webhooks.values())
      count[paused !== null ? 'paused' : failingSince !== null ? 'failing' : 'well'] += 1;
    return count;
  }

  /** Messages for webhooks that wait in memory. */
  get webhooksWaiting(): number {
    return this.#part(DeliveryWorkers).waiting;
  }

  /** The room on the disk of the data folder; null: not known, or nothing is kept. */
  get diskFreeBytes(): number | null {
    return this.#part(DiskWatch).freeBytes;
  }

  /** How far this machine's clock is behind the newest fact of the log, ms. */
  get clockBehindMs(): number {
    return this.#part(ServerTime).behindMs;
  }

  /** The daily work of this log, and when each was done last; empty where this program does none. */
  upkeep(): readonly UpkeepAge[] {
    return this.#part(Upkeep).ages;
  }

  conditions(): readonly Condition[] {
    return this.#part(Conditions).names;
  }
}
