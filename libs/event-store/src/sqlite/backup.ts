import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { asArrays, firstNumber } from './arrays.ts';
import { markLeftOut, placesOfKeys } from './left-out.ts';

/** Where the two files of a copy go. */
export interface CopyPlaces {
  /** The log without a key in it; must not be there yet. */
  readonly log: string;
  /** The keys, in place of those that lie there; null: none are taken. They belong where no copy of the log is. */
  readonly keys: string | null;
}

/** Pages of the log and the keys that are copied, of how many. */
export type OnPages = (done: number, total: number) => void;

/**
 * Copies the log without its keys while both are written, and the keys to a place of their own. The keys are copied last, so
 * they are as new as the log or newer, and fit (`joinKeys`). Rejects where the log's copy is there already,
 * and leaves nothing behind then.
 */
export function backUp(db: DatabaseSync, places: CopyPlaces, onPages: OnPages = () => {}): Promise<void> {
  const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) =>
    onPages(totalPages - remainingPages, totalPages);
  return intoPlace(places, async ({ log, keys }) => {
    for (const path of [log, keys]) if (path !== null) closeSync(openSync(path, 'wx', 0o600));
    const logPages = await backup(db, log, { source: 'main', progress });
    onPages(logPages, logPages);
    finishCopy(log, (copy) => markLeftOut(copy, placesOfKeys(db, lastOf(copy))));
    if (keys === null) return;
    const keyPages = await backup(db, keys, { source: 'keys', progress });
    onPages(keyPages, keyPages);
    finishCopy(keys, () => undefined);
  });
}

/**
 * Has files written under other names and gives them their own once they are whole, the keys first: a copy that is there
 * has its keys. Rejects where there is a log already; of what fails nothing is left.
 */
export async function intoPlace(places: CopyPlaces, write: (unfinished: CopyPlaces) => Promise<void>): Promise<void> {
  const { log, keys } = places;
  for (const path of [log, keys]) if (path !== null) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(log, 'wx', 0o600));
  const unfinished = { log: `${log}.part`, keys: keys === null ? null : `${keys}.part` };
  const clear = () => {
    for (const path of Object.values(unfinished))
      for (const end of ['', '-wal', '-journal', '.anchor', '.lock'])
        if (path !== null) rmSync(`${path}${end}`, { force: true });
  };
  try {
    clear();
    await write(unfinished);
    if (keys !== null && unfinished.keys !== null) renameSync(unfinished.keys, keys);
    renameSync(unfinished.log, log);
  } catch (error) {
    rmSync(log, { force: true });
    throw error;
  } finally {
    clear();
  }
}

const lastOf = (db: DatabaseSync): number =>
  firstNumber(asArrays(db.prepare('SELECT max(position) FROM main.log')).get());

/** Makes one file of a copy, which also a disk that can't be written to may hold. */
export function finishCopy(path: string, finish: (copy: DatabaseSync) => void): void {
  const copy = new DatabaseSync(path);
  try {
    finish(copy);
    copy.exec('PRAGMA main.journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
