import type { DatabaseSync } from 'node:sqlite';
import { asArrays, firstNumber } from './arrays.ts';

/** The last place that belongs to a key, whether it is there or was forgotten; 0 where no key ever was. */
export const lastKeyOf = (db: DatabaseSync): number =>
  firstNumber(
    asArrays(
      db.prepare(`SELECT max(ifnull((SELECT max(position) FROM keys.log), 0),
        ifnull((SELECT max(position) FROM keys.forgotten), 0))`),
    ).get(),
  );

const PUT_BACK =
  'put the newest copy of the keys there, under the name of the log with ".keys" behind it, and start again';

/** Throws where a log has keys and no file of them is next to it, before one is made that would look like theirs. */
export function refuseLostKeys(db: DatabaseSync): void {
  if (hasHole(db, 0)) throw new Error(`the keys that it was written with are not beside it: ${PUT_BACK}`);
}

/**
 * Throws where the file of keys next to a log is older than the log, or of another one. `marked`: the last place of a
 * key by the log's anchor; null: it does not say, and the places after the last key are counted.
 */
export function refuseOtherKeys(db: DatabaseSync, marked: number | null): void {
  const last = lastKeyOf(db);
  if (last === marked) return;
  const another = db.prepare(
    'SELECT 1 FROM keys.log k WHERE EXISTS (SELECT 1 FROM main.log m WHERE m.position = k.position) LIMIT 1',
  );
  if (another.get() !== undefined) throw new Error(`the keys beside it are those of another log: ${PUT_BACK}`);
  if (last < (marked ?? 0) || hasHole(db, last))
    throw new Error(`the keys beside it end at position ${last}, and it was written with newer ones: ${PUT_BACK}`);
}

/** Whether a place after the given one holds nothing in the log: a key was there. */
function hasHole(db: DatabaseSync, after: number): boolean {
  const empty = db.prepare('SELECT ifnull(max(position), ?1) - ?1 - count(*) FROM main.log WHERE position > ?1');
  return firstNumber(asArrays(empty).get(after)) !== 0;
}
