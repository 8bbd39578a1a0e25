import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { asArrays, firstNumber } from './arrays.ts';
import { keyPositions, markWithoutKeys } from './without-keys.ts';

/** The paths of the two files of a copy. */
export interface CopyPaths {
  /** The log without its keys; must not exist yet. */
  readonly log: string;
  /** The keys, replacing an existing file; null: not copied. They must not be next to a copy of the log. */
  readonly keys: string | null;
}

/** How many pages of log and keys are copied, of how many. */
export type OnPages = (done: number, total: number) => void;

/**
 * Copies the log without its keys, and the keys to another path, while both are written. The keys are copied last, so they
 * are never older than the log (`joinKeys`). Rejects when the log's copy exists, and leaves nothing behind then.
 */
export function backUp(db: DatabaseSync, paths: CopyPaths, onPages: OnPages = () => {}): Promise<void> {
  const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) =>
    onPages(totalPages - remainingPages, totalPages);
  return writeAtomically(paths, async ({ log, keys }) => {
    for (const path of [log, keys]) if (path !== null) closeSync(openSync(path, 'wx', 0o600));
    const logPages = await backup(db, log, { source: 'main', progress });
    onPages(logPages, logPages);
    finishCopy(log, (copy) => markWithoutKeys(copy, keyPositions(db, lastOf(copy))));
    if (keys === null) return;
    const keyPages = await backup(db, keys, { source: 'keys', progress });
    onPages(keyPages, keyPages);
    finishCopy(keys, () => undefined);
  });
}

/**
 * Lets files be written under temporary names, and renames them when complete, the keys first: a visible copy has its keys.
 * Rejects when there is a log already; after a failure nothing is left.
 */
export async function writeAtomically(
  paths: CopyPaths,
  write: (unfinished: CopyPaths) => Promise<void>,
): Promise<void> {
  const { log, keys } = paths;
  for (const path of [log, keys]) if (path !== null) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(log, 'wx', 0o600));
  const unfinished = { log: `${log}.part`, keys: keys === null ? null : `${keys}.part` };
  const clear = () => {
    for (const path of Object.values(unfinished))
      for (const suffix of ['', '-wal', '-journal', '.anchor', '.lock'])
        if (path !== null) rmSync(`${path}${suffix}`, { force: true });
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

/** Finishes one file of a copy without a WAL, so that it opens on read-only media. */
export function finishCopy(path: string, finish: (copy: DatabaseSync) => void): void {
  const copy = new DatabaseSync(path);
  try {
    finish(copy);
    copy.exec('PRAGMA main.journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
