import { z } from 'zod';
import { position, storedInstant } from './primitives.ts';
import { board, type Row, row } from './rows.ts';

/** Server to client, on connecting and on request: all rows, and the position of the last update that they contain. */
export const snapshot = board;
/** Whole rows that differ between two positions. Whole rows make a repeat and an overlap harmless. */
export const update = z.object({
  from: position,
  position,
  rows: z.array(row),
  gone: z.array(z.string()).optional(),
  /** Some of these rows changed by time alone, as of this instant: they apply even at the client's own position. */
  asOf: storedInstant.optional(),
});
/**
 * Updates are not enough: ask `GET /api/board`, with this as `Haven-Position`. A board with another `logId` comes of another
 * replica, whose updates are counted otherwise: then ask for it here (`resync`).
 */
export const refetch = z.object({ position, logId: z.string() });
/** Interval of the liveness probe of the store, and its timeout; each answer is a heartbeat to every screen. */
export const BEAT_MS = 1_500;
/**
 * A screen whose last heartbeat is older than this shows that it is delayed. That allows for one failed probe and its
 * repeat on another connection; a page checks every second, so it shows within 6 s.
 */
export const DELAYED_MS = 4_000;
/**
 * Heartbeat: the store answered `age` ms ago. Repeats the position of the last update (absent for readers without a board).
 * Sent on connecting and after each answered probe; nothing else makes a screen live.
 */
export const heartbeat = z.object({
  position: position.optional(),
  at: z.string(),
  age: z.number().int().nonnegative().optional(),
});
/** Something on the night's list has changed for this reader; the client fetches it. */
export const tonightNudge = z.object({});
/** Emergency accesses to this reader's houses were begun or reviewed; the client fetches them. */
export const noticesNudge = z.object({});
/** Client to server: asks for a snapshot. */
export const resync = z.object({ after: position.optional() }).strict();
const msAgo = z.int().min(0).max(600_000);
/** What a page that was asked for it says once it has drawn what came of its own change: how long ago it was asked for and answered. */
export const drawn = z.strictObject({ trace: z.string().regex(/^[0-9a-f]{32}$/), pressed: msAgo, answered: msAgo });

export type Snapshot = z.infer<typeof snapshot>;
export type Update = z.infer<typeof update>;
export type Heartbeat = z.infer<typeof heartbeat>;

/** The client's copy: rows by shelter after one update. */
export interface ClientBoard {
  readonly logId: string;
  readonly position: string;
  /** The instant of the ages in the rows; null: not stated. */
  readonly asOf: string | null;
  /** By id, in the order of arrival: a changed row keeps its place. */
  readonly rows: ReadonlyMap<string, Row>;
}

export const fromSnapshot = (s: Snapshot): ClientBoard => ({
  logId: s.logId,
  position: s.position,
  asOf: s.asOf ?? null,
  rows: new Map(s.rows.map((r) => [r.shelterId, r])),
});

/** A row that an update changed: before and after. */
export interface RowChange {
  readonly before: Row | undefined;
  readonly after: Row;
}

export type Applied =
  | {
      readonly outcome: 'applied';
      readonly board: ClientBoard;
      readonly changed: readonly RowChange[];
      /** Houses that were removed. */
      readonly gone: readonly string[];
    }
  /** Already applied: ignore. */
  | { readonly outcome: 'repeat' }
  /** An update was lost: ask for a snapshot. */
  | { readonly outcome: 'gap' };

/**
 * Applies an update to the client's copy. One that ends where the client already is, is a repeat, except for what time alone
 * has changed; one that starts later than the client's position is a gap; an overlap is applied, because rows are
 * whole. Positions have equal width and compare as strings.
 *
 * The given copy must not be used afterwards: its rows are changed in place and become those of the new one. To copy ten
 * thousand rows takes 1 ms, and fifty updates may come in a second.
 */
export function applyUpdate(held: ClientBoard, u: Update): Applied {
  if (u.position < held.position || (u.position === held.position && u.asOf === undefined))
    return { outcome: 'repeat' };
  if (u.from > held.position) return { outcome: 'gap' };
  const rows = held.rows as Map<string, Row>;
  const changed = u.rows.map((after) => {
    const before = rows.get(after.shelterId);
    rows.set(after.shelterId, after);
    return { before, after };
  });
  const gone = u.gone ?? [];
  for (const goneId of gone) rows.delete(goneId);
  const { logId, asOf } = held;
  return { outcome: 'applied', board: { logId, position: u.position, asOf: u.asOf ?? asOf, rows }, changed, gone };
}
