import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isForgettable } from '../admission.ts';
import type { Revision, StreamName } from '../port.ts';
import { asArrays, firstNumber } from './rows.ts';

/** Where a stream stands: its last event. */
export interface Head {
  readonly revision: Revision;
  readonly position: number;
  readonly hash: string;
}

export const NO_HEAD: Head = { revision: 0, position: 0, hash: '' };

/** Between two writes of the index; also the most that a start after a crash has to scan. */
const BATCH = 65_536;
const CACHED = 100_000;

/**
 * The last event of each stream. Each event names the one before it in its stream, so this is all the index that
 * reading a stream needs. A secondary index would be written with each append and cost 8-10 times as much
 * (performance.md); this one is written behind the writer, once in `BATCH` events. What came since is in
 * memory, and after a crash is read again from the log's tail.
 */
export class Heads {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #findKey: StatementSync;
  readonly #scan: StatementSync;
  readonly #write: StatementSync;
  readonly #writeIndexed: StatementSync;
  #cache = new Map<StreamName, Head>();
  #unwritten = new Map<StreamName, Head>();
  #writtenTo: number;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const prepared = (sql: string) => asArrays(db.prepare(sql));
    this.#find = prepared(
      `SELECT l.revision, l.position, l.hash FROM main.heads h LEFT JOIN main.log l
         ON l.position = h.position AND l.hash = h.hash AND l.stream = h.stream WHERE h.stream = ?`,
    );
    const last = (schema: string) =>
      `SELECT revision, position, hash FROM ${schema}.log WHERE stream = ? ORDER BY position DESC LIMIT 1`;
    this.#findKey = prepared(last('keys'));
    this.#scan = prepared(last('main'));
    this.#write = db.prepare(`INSERT OR REPLACE INTO main.heads (stream, position, hash) VALUES (?, ?, ?)`);
    this.#writeIndexed = db.prepare(`INSERT OR REPLACE INTO main.indexed (id, position) VALUES (1, ?)`);
    this.#writtenTo = firstNumber(prepared(`SELECT position FROM main.indexed`).get());
    this.#readTail(
      prepared(`SELECT stream, revision, position, hash FROM main.log WHERE position > ? ORDER BY position`),
    );
  }

  of(stream: StreamName): Head {
    if (isForgettable(stream)) return headOf(this.#findKey.get(stream)) ?? NO_HEAD;
    const known = this.#unwritten.get(stream) ?? this.#cache.get(stream);
    if (known) return known;
    const row = this.#find.get(stream);
    // An entry that doesn't fit its event is damaged. The log is the truth: read it instead, at the cost of a scan.
    const found = row === undefined ? null : (headOf(row) ?? headOf(this.#scan.get(stream)));
    if (found) this.#cache.set(stream, found);
    return found ?? NO_HEAD;
  }

  /** What the index itself says, without the cache: for those who verify it. */
  indexed(stream: StreamName): Head {
    return this.#unwritten.get(stream) ?? headOf(this.#find.get(stream)) ?? NO_HEAD;
  }

  /** Takes over the heads that a commit moved; `last` is the log's last position. */
  moved(heads: ReadonlyMap<StreamName, Head>, last: number): void {
    for (const [stream, head] of heads) if (!isForgettable(stream)) this.#unwritten.set(stream, head);
    if (last - this.#writtenTo >= BATCH) this.write(last);
  }

  /** Brings the index on disk up to `last`. An index that lags is no fault: a failure waits for the next time. */
  write(last: number): void {
    if (this.#unwritten.size === 0) return;
    try {
      this.#db.exec('BEGIN');
      for (const [stream, { position, hash }] of this.#unwritten) this.#write.run(stream, position, hash);
      this.#writeIndexed.run(last);
      this.#db.exec('COMMIT');
    } catch {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      return;
    }
    this.#writtenTo = last;
    if (this.#cache.size > CACHED) this.#cache = new Map();
    for (const [stream, head] of this.#unwritten) this.#cache.set(stream, head);
    this.#unwritten = new Map();
  }

  #readTail(after: StatementSync): void {
    for (const row of after.iterate(this.#writtenTo)) {
      const [stream, ...head] = row as unknown as [string, number, number, string];
      const found = headOf(head);
      if (found) this.#unwritten.set(stream, found);
    }
  }
}

function headOf(row: unknown): Head | null {
  if (row === undefined) return null;
  const [revision, position, hash] = row as [number | null, number | null, string | null];
  return revision === null || position === null || hash === null ? null : { revision, position, hash };
}
