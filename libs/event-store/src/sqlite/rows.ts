import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isForgettable } from '../admission.ts';
import type { Revision, StreamName } from '../port.ts';
import type { Stored } from '../stored.ts';
import { asArrays, firstNumber } from './arrays.ts';
import type { Schema } from './database.ts';

export const schemaOf = (stream: StreamName): Schema => (isForgettable(stream) ? 'keys' : 'main');

export const COLUMNS = 'position, previous, revision, stream, hash, body';

type Row = [position: number, previous: number, revision: number, stream: string, hash: string, body: string];

/** Rows as arrays cost half of rows as objects; this is the one place that knows their order. */
export function storedOf(row: unknown): Stored {
  const [position, previous, revision, stream, hash, body] = row as Row;
  return { position, previous, revision, stream, hash, body };
}

/** Rows of one insert: with a statement for each row, an append takes a tenth more. */
const ROWS_PER_INSERT = 16;

/** The values of some events, one after the other, in the order of the columns. */
function valuesOf(events: readonly Stored[], from: number, to: number): (string | number)[] {
  const values: (string | number)[] = [];
  for (let i = from; i < to; i++) {
    const e = events[i]!;
    values.push(e.position, e.previous, e.revision, e.stream, e.hash, e.body);
  }
  return values;
}

/** Reads one stream back from a position (`Rows.back`). */
export const backSql = (schema: Schema): string =>
  `WITH RECURSIVE back(${COLUMNS}) AS (
     SELECT ${COLUMNS} FROM ${schema}.log WHERE position = ?1 AND revision > ?2
     UNION ALL SELECT l.* FROM back JOIN ${schema}.log l ON l.position = back.previous WHERE l.revision > ?2
   ) SELECT * FROM back LIMIT ?3`;

/** The statements that read and write events, in both files. */
export class Rows {
  readonly #insert: Record<Schema, StatementSync>;
  readonly #insertMany: Record<Schema, StatementSync>;
  readonly #at: Record<Schema, StatementSync>;
  readonly #back: Record<Schema, StatementSync>;
  readonly #after: StatementSync;
  readonly #last: StatementSync;
  readonly #lastForgotten: StatementSync;

  constructor(db: DatabaseSync) {
    const both = (sql: (schema: Schema) => string) => ({
      main: asArrays(db.prepare(sql('main'))),
      keys: asArrays(db.prepare(sql('keys'))),
    });
    const insert = (schema: Schema, rows: number) =>
      `INSERT INTO ${schema}.log (${COLUMNS}) VALUES ${Array(rows).fill('(?, ?, ?, ?, ?, ?)').join()}`;
    this.#insert = both((schema) => insert(schema, 1));
    this.#insertMany = both((schema) => insert(schema, ROWS_PER_INSERT));
    this.#at = both((schema) => `SELECT ${COLUMNS} FROM ${schema}.log WHERE position = ?`);
    this.#back = both(backSql);
    this.#after = asArrays(
      db.prepare(
        `SELECT ${COLUMNS} FROM main.log WHERE position > ?1
         UNION ALL SELECT ${COLUMNS} FROM keys.log WHERE position > ?1 ORDER BY position LIMIT ?2`,
      ),
    );
    const last = (table: string) => `ifnull((SELECT max(position) FROM ${table}), 0)`;
    this.#last = asArrays(db.prepare(`SELECT max(${last('main.log')}, ${last('keys.log')})`));
    this.#lastForgotten = asArrays(db.prepare(`SELECT ${last('keys.forgotten')}`));
  }

  insert(schema: Schema, events: readonly Stored[]): void {
    let i = 0;
    for (; i + ROWS_PER_INSERT <= events.length; i += ROWS_PER_INSERT) {
      this.#insertMany[schema].run(...valuesOf(events, i, i + ROWS_PER_INSERT));
    }
    for (; i < events.length; i++) this.#insert[schema].run(...valuesOf(events, i, i + 1));
  }

  at(schema: Schema, position: number): Stored | null {
    const row = this.#at[schema].get(position);
    return row === undefined ? null : storedOf(row);
  }

  /**
   * Up to `limit` events of one stream, from the one at `position` back to the first after a revision. One
   * statement that follows the links costs a third of one statement an event.
   */
  back(schema: Schema, position: number, after: Revision, limit: number): Stored[] {
    return this.#back[schema].all(position, after, limit).map(storedOf);
  }

  /** Up to `limit` events after a position, from both files in log order. */
  after(position: number, limit: number): Stored[] {
    return this.#after.all(position, limit).map(storedOf);
  }

  /** The position of the last event that is there; 0 when there is none. */
  last(): number {
    return firstNumber(this.#last.get());
  }

  /** The last position that was ever given out: a forgotten event keeps its place. */
  lastTaken(): number {
    return Math.max(this.last(), firstNumber(this.#lastForgotten.get()));
  }
}
