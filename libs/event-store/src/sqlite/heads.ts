import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isForgettable } from '../admission.ts';
import type { Revision, StreamName } from '../port.ts';
import { asArrays, firstNumber } from './arrays.ts';

/** Where a stream ends: its last event. */
export interface Head {
  readonly revision: Revision;
  readonly position: number;
  readonly hash: string;
}

export const NO_HEAD: Head = { revision: 0, position: 0, hash: '' };

/** A stream that is known in memory: the writer moves its head and, when a commit fails, back. */
export interface Stream {
  readonly name: StreamName;
  head: Head;
  /** Whether the index on disk lags behind the head. */
  ahead: boolean;
}

/** Between two writes of the index; also the most that a start after a crash has to scan. */
const BATCH = 65_536;
const MAX_CACHED = 100_000;

/**
 * The last event of each stream. Each event names the one before it in its stream, so this is all the index that
 * reading a stream needs. A secondary index would be written with each append and cost several times as much
 * (docs/PERFORMANCE.md, P2); this one is written behind the writer, once in `BATCH` events. What came since is in
 * memory, and after a crash is read again from the log's tail.
 */
export class Heads {
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #findKey: StatementSync;
  readonly #scan: StatementSync;
  readonly #write: StatementSync;
  readonly #writeUpTo: StatementSync;
  #cache = new Map<StreamName, Stream>();
  #ahead: Stream[] = [];
  #upTo: number;

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
    this.#writeUpTo = db.prepare(`INSERT OR REPLACE INTO main.indexed (id, position) VALUES (1, ?)`);
    this.#upTo = firstNumber(prepared(`SELECT position FROM main.indexed`).get());
    this.#readTail(
      prepared(`SELECT stream, revision, position, hash FROM main.log WHERE position > ? ORDER BY position`),
    );
  }

  of(name: StreamName): Stream {
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const stream = { name, head: this.#load(name), ahead: false };
    // A name that nobody wrote to may have been made up: it is not kept.
    if (stream.head !== NO_HEAD) this.#cache.set(name, stream);
    return stream;
  }

  /** The same for the writer, who must find a new stream again within one commit. */
  toWrite(name: StreamName): Stream {
    const stream = this.of(name);
    if (stream.head === NO_HEAD) this.#cache.set(name, stream);
    return stream;
  }

  forget(name: StreamName): void {
    this.#cache.delete(name);
  }

  /** What the index itself says, without what is in memory unless it lags: for those who verify it. */
  indexed(name: StreamName): Head {
    const stream = this.#cache.get(name);
    return stream?.ahead ? stream.head : (headOf(this.#find.get(name)) ?? NO_HEAD);
  }

  /** Takes note of streams whose head a commit moved; `last` is the log's last position. */
  moved(streams: Iterable<Stream>, last: number): void {
    for (const stream of streams) {
      if (stream.ahead || isForgettable(stream.name)) continue;
      stream.ahead = true;
      this.#ahead.push(stream);
    }
    if (last - this.#upTo >= BATCH) this.write(last);
    if (this.#cache.size > MAX_CACHED) this.#cache = new Map(this.#ahead.map((stream) => [stream.name, stream]));
  }

  /** Brings the index on disk up to `last`. An index that lags is no fault: a failure waits for the next time. */
  write(last: number): void {
    if (this.#ahead.length === 0) return;
    try {
      this.#db.exec('BEGIN');
      for (const { name, head } of this.#ahead) this.#write.run(name, head.position, head.hash);
      this.#writeUpTo.run(last);
      this.#db.exec('COMMIT');
    } catch {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      return;
    }
    this.#upTo = last;
    for (const stream of this.#ahead) stream.ahead = false;
    this.#ahead = [];
  }

  /** An index entry that doesn't match its event is damaged: the log is authoritative and is scanned instead. */
  #load(name: StreamName): Head {
    if (isForgettable(name)) return headOf(this.#findKey.get(name)) ?? NO_HEAD;
    const row = this.#find.get(name);
    return row === undefined ? NO_HEAD : (headOf(row) ?? headOf(this.#scan.get(name)) ?? NO_HEAD);
  }

  #readTail(after: StatementSync): void {
    for (const row of after.iterate(this.#upTo)) {
      const [name, ...rest] = row as unknown as [string, number, number, string];
      const stream = this.#cache.get(name) ?? { name, head: NO_HEAD, ahead: true };
      stream.head = headOf(rest) ?? NO_HEAD;
      if (!this.#cache.has(name)) this.#ahead.push(stream);
      this.#cache.set(name, stream);
    }
  }
}

function headOf(row: unknown): Head | null {
  if (row === undefined) return null;
  const [revision, position, hash] = row as [number | null, number | null, string | null];
  return revision === null || position === null || hash === null ? null : { revision, position, hash };
}
