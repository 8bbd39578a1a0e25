import type { DatabaseSync } from 'node:sqlite';
import { isForgettable } from '../admission.ts';
import type { StreamName } from '../port.ts';

/**
 * Deletes a `key-` stream from its file, overwritten with zeros, and empties the write-ahead log where it was
 * written too. Its positions stay taken, so that what is missing on purpose is distinguished from what was lost.
 */
export function forgetStream(db: DatabaseSync, stream: StreamName): void {
  if (!isForgettable(stream)) throw new Error(`Only key- streams can be forgotten, not "${stream}"`);
  db.exec('BEGIN IMMEDIATE');
  try {
    db.prepare('INSERT INTO keys.forgotten SELECT position FROM keys.log WHERE stream = ?').run(stream);
    db.prepare('DELETE FROM keys.log WHERE stream = ?').run(stream);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  db.exec('PRAGMA keys.wal_checkpoint(TRUNCATE)');
}
