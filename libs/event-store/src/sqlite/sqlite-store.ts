import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import { admit, isForgettable, LOG_STREAM } from '../admission.ts';
import { Arrivals, followLog } from '../follow.ts';
import {
  type AppendResult,
  type BrokenLink,
  type Codec,
  type EventStore,
  type LogEvent,
  type NewEvent,
  type Place,
  type Position,
  positionOf,
  type Revision,
  START,
  StoreUnavailable,
  type StreamName,
  type StreamSlice,
} from '../port.ts';
import { decode, type Stored } from '../stored.ts';
import { Anchor } from './anchor.ts';
import { backUp, type CopyPaths, type OnPages } from './backup.ts';
import { explained, keysPath, limitSize, openCopy, openDatabase } from './database.ts';
import { fileAnswers } from './file-answers.ts';
import { forgetStream } from './forget.ts';
import { Heads } from './heads.ts';
import { lastKeyOf, refuseOtherKeys } from './keys-fit.ts';
import { nameHolder, unnameHolder } from './lock.ts';
import { LOG_START, readOrStartLog } from './log-start.ts';
import { Recent } from './recent.ts';
import { Rows, schemaOf } from './rows.ts';
import { describeBroken, verifyLog, verifyTail } from './verify.ts';
import { Writer } from './writer.ts';

const PAGE = 256;

export interface SqliteOptions<E> {
  /** The log's file; others are next to it under longer names. Its folder is made where it is missing. */
  readonly path: string;
  readonly codec: Codec<E>;
  /** The most that the log's file may grow to, in bytes; beyond it appends are refused as `disk_full`. */
  readonly maxBytes?: number;
  /** The file of the keys; by default next to the log. */
  readonly keys?: string;
  /** Given a sentence for the operator about what is not as it should be, and does not keep the log from opening. */
  readonly onNote?: (sentence: string) => void;
}

export interface SqliteStore<E> extends EventStore<E> {
  /** Copies the log without its keys while it is written, and the keys to a place of their own. */
  backup(to: CopyPaths, onPages?: OnPages): Promise<void>;
}

/**
 * Opens the embedded log, making it where there is none. Rejects with a sentence for the operator when
 * the data is in use by another process, damaged, cut off at its end, or written by a newer program.
 */
export async function openSqliteStore<E>({
  path,
  codec,
  maxBytes,
  keys = keysPath(path),
  onNote = () => undefined,
}: SqliteOptions<E>): Promise<SqliteStore<E>> {
  const db = openDatabase(path, keys);
  try {
    if (maxBytes !== undefined) limitSize(db, maxBytes);
    const store = new Store(db, path, codec, { onNote });
    nameHolder(path);
    return store;
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}

/**
 * Opens a log that was taken without its keys (`isCopyWithoutKeys`), to verify and to read it: nothing can be written to it, and
 * where a key was nothing is. Rejects with a sentence for the operator.
 */
export async function openSqliteCopy<E>({
  path,
  codec,
}: Pick<SqliteOptions<E>, 'path' | 'codec'>): Promise<EventStore<E>> {
  const db = openCopy(path);
  try {
    return new Store(db, path, codec, 'copy');
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}

class Store<E> implements SqliteStore<E> {
  readonly logId: string;
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #codec: Codec<E>;
  readonly #rows: Rows;
  readonly #heads: Heads;
  readonly #recent: Recent<E>;
  readonly #writer: Writer;
  readonly #anchor: Anchor | null;
  readonly #arrivals = new Arrivals();
  #lastKey = 0;

  constructor(db: DatabaseSync, path: string, codec: Codec<E>, as: 'copy' | Pick<SqliteOptions<E>, 'onNote'>) {
    this.#db = db;
    this.#path = path;
    this.#codec = codec;
    this.#rows = new Rows(db);
    this.logId = readOrStartLog(this.#rows);
    const last = this.#rows.lastTaken();
    const broken = verifyTail(this.#rows, last);
    if (broken !== null) throw new Error(describeBroken(broken));
    this.#heads = new Heads(db);
    this.#recent = new Recent(codec, last);
    this.#anchor = as === 'copy' ? null : new Anchor(path, this.logId, as.onNote);
    if (this.#anchor !== null) {
      refuseOtherKeys(db, this.#anchor.lastKey);
      this.#lastKey = lastKeyOf(db);
      this.#anchor.check(last, this.#lastKey);
    }
    this.#writer = new Writer(db, this.#rows, this.#heads, last, (events) => this.#committed(events));
  }

  async read(stream: StreamName, after: Revision = 0, upTo?: Place): Promise<StreamSlice<E>> {
    if (stream === LOG_STREAM) return { events: [], revision: 0 };
    const { revision, position } = this.#heads.of(stream).head;
    const last = upTo && upTo.revision < revision ? upTo : { revision, position };
    const events: LogEvent<E>[] = [];
    const count = Math.max(0, last.revision - after);
    for (let at = Number(last.position); events.length < count; ) {
      const page = this.#rows.back(schemaOf(stream), at, after, PAGE);
      if (page.length === 0) throw new Error(`Events of stream "${stream}" before revision ${revision} are missing`);
      for (const stored of page) events.push(decode(this.#codec, stored));
      at = page.at(-1)?.previous ?? 0;
      if (events.length < count) await breathe();
    }
    return { events: events.reverse(), revision };
  }

  /** A commit is made within one turn of the event loop: what was begun is there before a signal is. */
  append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: Revision,
    signal?: AbortSignal,
  ): Promise<AppendResult> {
    if (this.#arrivals.closed || this.#anchor === null || signal?.aborted) return refused('unavailable');
    const admission = admit(stream, events, expected);
    if (!admission.ok) return refused(admission.reason);
    return this.#writer.append(stream, events, admission.bodies, expected);
  }

  follow(after: Position, signal: AbortSignal): AsyncIterable<LogEvent<E>> {
    const page = (cursor: number) => {
      const from = Math.max(cursor, LOG_START);
      const live = this.#recent.after(from, PAGE);
      if (live !== null) return { events: live, fromDisk: false };
      const events = this.#rows.after(from, PAGE).map((stored) => decode(this.#codec, stored));
      return { events, fromDisk: true };
    };
    return followLog({ page, arrivals: this.#arrivals }, after, signal);
  }

  async head(): Promise<Position> {
    const last = this.#rows.last();
    return last <= LOG_START ? START : positionOf(last);
  }

  /** SQLite works in this process: a disk that hangs holds it up as a whole, and then nobody hears of it either. */
  async ping(ms: number): Promise<Position> {
    if (this.#arrivals.closed) throw new StoreUnavailable('The log is closed.');
    await fileAnswers(this.#path, ms);
    return this.head();
  }

  async forget(stream: StreamName): Promise<void> {
    this.#writer.flush();
    forgetStream(this.#db, stream);
    this.#heads.forget(stream);
    this.#recent.forget(stream);
  }

  verify(onProgress: (events: number) => void = () => {}): Promise<BrokenLink | null> {
    const log = { db: this.#db, rows: this.#rows, heads: this.#heads, last: this.#writer.last };
    return verifyLog(log, onProgress);
  }

  backup(to: CopyPaths, onPages?: OnPages): Promise<void> {
    return backUp(this.#db, to, onPages);
  }

  async close(): Promise<void> {
    if (this.#arrivals.closed) return;
    this.#arrivals.close();
    this.#writer.flush();
    if (this.#anchor !== null) {
      this.#heads.write(this.#writer.last);
      this.#anchor.close();
      unnameHolder(this.#path);
    }
    this.#db.close();
  }

  #committed(events: readonly Stored[]): void {
    const { position, stream } = events.at(-1)!;
    if (isForgettable(stream)) this.#lastKey = position;
    this.#anchor?.write(this.#writer.last, this.#lastKey);
    this.#recent.push(events);
    this.#arrivals.announce();
  }
}

const refused = (reason: 'too_large' | 'invalid' | 'unavailable'): Promise<AppendResult> =>
  Promise.resolve({ outcome: 'refused', reason });
