import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Arrivals, followLog } from '../follow.ts';
import type { StreamName, StreamSlice } from '../port.ts';
import { type Codec, type LogReader, type Place, type Position, positionOf, type Revision, START } from '../port.ts';
import { decode } from '../stored.ts';
import { asArrays, firstNumber } from './arrays.ts';
import { LOG_START, logIdIn } from './log-start.ts';
import { backSql, COLUMNS, storedOf } from './rows.ts';

const PAGE = 256;
/** How often a follower at the head looks for new events. */
const LOOK_MS = 1_000;

/**
 * Opens a log, without its keys, in addition to the store of this process that writes it: from another thread, to read
 * alone. It has to be closed before that store is, which leaves no WAL behind then.
 */
export function openSqliteReader<E>({
  path,
  codec,
}: {
  readonly path: string;
  readonly codec: Codec<E>;
}): LogReader<E> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return new Reader(db, codec);
  } catch (error) {
    db.close();
    throw error;
  }
}

class Reader<E> implements LogReader<E> {
  readonly logId: string;
  readonly #db: DatabaseSync;
  readonly #codec: Codec<E>;
  readonly #after: StatementSync;
  readonly #back: StatementSync;
  readonly #last: StatementSync;
  readonly #arrivals = new Arrivals();
  readonly #looking: NodeJS.Timeout;

  constructor(db: DatabaseSync, codec: Codec<E>) {
    const prepared = (sql: string) => asArrays(db.prepare(sql));
    this.#db = db;
    this.#codec = codec;
    this.#after = prepared(`SELECT ${COLUMNS} FROM log WHERE position > ?1 ORDER BY position LIMIT ?2`);
    this.#back = prepared(backSql('main'));
    this.#last = prepared('SELECT max(position) FROM log');
    const [first] = this.#after.all(LOG_START - 1, 1);
    if (first === undefined) throw new Error('The log has not begun.');
    this.logId = logIdIn(storedOf(first));
    this.#looking = setInterval(() => this.#arrivals.announce(), LOOK_MS).unref();
  }

  follow(after: Position, signal: AbortSignal) {
    const page = (cursor: number) => ({
      events: this.#after.all(Math.max(cursor, LOG_START), PAGE).map((row) => decode(this.#codec, storedOf(row))),
      fromDisk: true,
    });
    return followLog({ page, arrivals: this.#arrivals }, after, signal);
  }

  async read(_: StreamName, after: Revision, upTo: Place): Promise<StreamSlice<E>> {
    const rows = this.#back.all(Number(upTo.position), after, Math.max(0, upTo.revision - after));
    return { events: rows.map((row) => decode(this.#codec, storedOf(row))).reverse(), revision: upTo.revision };
  }

  /** The one who asks waits for it: those who follow look for new events at once. */
  async head(): Promise<Position> {
    this.#arrivals.announce();
    const last = firstNumber(this.#last.get());
    return last <= LOG_START ? START : positionOf(last);
  }

  async close(): Promise<void> {
    if (this.#arrivals.closed) return;
    clearInterval(this.#looking);
    this.#arrivals.close();
    this.#db.close();
  }
}
