import type { DatabaseSync } from 'node:sqlite';
import { asArrays, firstNumber } from './arrays.ts';

/**
 * A log that was taken without its keys says in a table of its own which places are those of keys: so a hole in it is
 * distinguished from a loss, and it is not mistaken for a log whose keys are gone for good.
 */
const TABLE = 'left_out';

/** Every place up to `last` that belongs to a key, whether it is there or was forgotten. */
export function keyPositions(db: DatabaseSync, last: number): number[] {
  const positions = db.prepare(
    `SELECT position FROM keys.log WHERE position <= ?1 UNION SELECT position FROM keys.forgotten WHERE position <= ?1`,
  );
  return asArrays(positions)
    .all(last)
    .map((row) => firstNumber(row));
}

/** The places up to the end that hold nothing: in a log that was just written in one go they are those of keys. */
export function emptyPositions(db: DatabaseSync): number[] {
  const empty: number[] = [];
  let next = 1;
  for (const row of asArrays(db.prepare('SELECT position FROM main.log ORDER BY position')).iterate()) {
    for (const at = firstNumber(row); next < at; next++) empty.push(next);
    next += 1;
  }
  return empty;
}

/** Marks a log as taken without its keys. */
export function markWithoutKeys(db: DatabaseSync, positions: readonly number[]): void {
  db.exec('BEGIN');
  db.exec(`CREATE TABLE main.${TABLE} (position INTEGER PRIMARY KEY) STRICT`);
  const insert = db.prepare(`INSERT INTO main.${TABLE} VALUES (?)`);
  for (const position of positions) insert.run(position);
  db.exec('COMMIT');
}

export const isWithoutKeys = (db: DatabaseSync): boolean =>
  db.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = ?`).get(TABLE) !== undefined;

/** For a reader of such a log without its keys: their places are taken, and nothing is in them. */
export function treatAsForgotten(db: DatabaseSync): void {
  db.exec(`INSERT INTO keys.forgotten SELECT position FROM main.${TABLE}`);
}

/**
 * Throws a sentence where a log was taken without its keys and they are not all next to it, before anything is changed.
 * `hasKeys`: whether there is a file of keys at all.
 */
export function refuseWithoutKeys(db: DatabaseSync, hasKeys: boolean): void {
  if (!isWithoutKeys(db)) return;
  const count = (sql: string) => firstNumber(asArrays(db.prepare(sql)).get());
  const all = count(`SELECT count(*) FROM main.${TABLE}`);
  const missing = hasKeys
    ? count(
        `SELECT count(*) FROM main.${TABLE} WHERE position NOT IN (SELECT position FROM keys.log)
           AND position NOT IN (SELECT position FROM keys.forgotten)`,
      )
    : all;
  if (hasKeys && missing === 0) return;
  const detail = missing === all ? 'they are not beside it' : `${missing} of them are newer than those beside it`;
  throw new Error(
    `this log was taken without its keys, and ${detail}: put the newest copy of the keys there, under the name of the log with ".keys" behind it, and start again`,
  );
}

/**
 * Puts a log that was taken without its keys together with the file of keys next to it. Keys that are newer than the
 * log fit too: what was written between the two is lost, and its places stay taken.
 */
export function joinKeys(db: DatabaseSync): void {
  if (!isWithoutKeys(db)) return;
  db.exec('BEGIN IMMEDIATE');
  db.exec(
    `WITH RECURSIVE
       ends(own, keys) AS (SELECT (SELECT ifnull(max(position), 0) FROM main.log),
         max((SELECT ifnull(max(position), 0) FROM keys.log), (SELECT ifnull(max(position), 0) FROM keys.forgotten))),
       lost(position) AS (SELECT own + 1 FROM ends WHERE own < keys
         UNION ALL SELECT position + 1 FROM lost, ends WHERE position < ends.keys)
     INSERT OR IGNORE INTO keys.forgotten SELECT position FROM lost WHERE position NOT IN (SELECT position FROM keys.log)`,
  );
  db.exec(`DROP TABLE main.${TABLE}`);
  db.exec('COMMIT');
}
