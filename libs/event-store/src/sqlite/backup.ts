import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { keysPath } from './database.ts';
import { asArrays, firstNumber } from './rows.ts';

/**
 * Copies the log and its keys while both are written, to `toPath` and the file beside it; neither may exist yet.
 * The keys are copied last and then cut back to the moment of the log's copy, so the two fit together.
 */
export async function backUp(db: DatabaseSync, toPath: string): Promise<void> {
  mkdirSync(dirname(toPath), { recursive: true });
  for (const file of [toPath, keysPath(toPath)]) closeSync(openSync(file, 'wx', 0o600));
  await backup(db, toPath, { source: 'main' });
  await backup(db, keysPath(toPath), { source: 'keys' });
  const copy = new DatabaseSync(toPath);
  try {
    copy.prepare('ATTACH ? AS keys').run(keysPath(toPath));
    const last = firstNumber(asArrays(copy.prepare('SELECT max(position) FROM main.log')).get());
    copy.exec('PRAGMA keys.secure_delete = ON');
    copy.prepare('DELETE FROM keys.log WHERE position > ?').run(last);
    copy.prepare('DELETE FROM keys.forgotten WHERE position > ?').run(last);
  } finally {
    copy.close();
  }
}
