import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { refuseLostKeys } from './keys-fit.ts';
import { describeHolder } from './lock.ts';
import { isWithoutKeys, joinKeys, refuseWithoutKeys, treatAsForgotten } from './without-keys.ts';

/** Older ones can lose committed pages when a WAL is reset while another connection reads. */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** "SHLT": a file that says something else is not ours. */
const APPLICATION = 0x53484c54;
const FORMAT = 1;

/** The schema of the file that holds `key-` streams is attached under this name. */
export type Schema = 'main' | 'keys';
const SCHEMAS: readonly Schema[] = ['main', 'keys'];

/** In the place of a file of keys: they are gone with the process. */
export const IN_MEMORY = ':memory:';
export const keysPath = (path: string): string => `${path}.keys`;

/**
 * Opens the log's two files: the log itself, and next to it the one whose `key-` streams can be forgotten.
 * Throws a sentence for the operator where the files are in use, damaged, not ours, or SQLite is too old.
 */
export function openDatabase(path: string, keys: string = keysPath(path)): DatabaseSync {
  refuseOldSqlite(process.versions['sqlite'] ?? '0');
  mkdirSync(dirname(path), { recursive: true });
  const made = [path, keys].filter((file) => file !== IN_MEMORY && !existsSync(file));
  // Created by us first, so that nobody but the program's own user can read what SQLite puts there.
  for (const file of made) closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(path);
  try {
    prepareDatabase(db, keys);
    joinKeys(db);
    return db;
  } catch (error) {
    db.close();
    // An empty file of keys would look like one whose keys are gone.
    if (made.includes(keys)) rmSync(keys, { force: true });
    throw explained(error, path);
  }
}

/** Whether a file is a log that was taken without its keys and not put together with them yet. */
export function isCopyWithoutKeys(path: string): boolean {
  if (!existsSync(path)) return false;
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return isWithoutKeys(db);
  } catch {
    // In use, or no database: the one who opens it says which.
    return false;
  } finally {
    db.close();
  }
}

/**
 * Opens a log that was taken without its keys, to read it as it is: nothing is written, and no file made next to it.
 */
export function openCopy(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  try {
    db.exec(`ATTACH '${IN_MEMORY}' AS keys`);
    db.exec(tablesOf('keys'));
    treatAsForgotten(db);
    db.exec('PRAGMA query_only = ON');
    return db;
  } catch (error) {
    db.close();
    throw explained(error, path);
  }
}

/** Throws when the SQLite inside this Node is older than the fix that the log depends on. */
export function refuseOldSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest)
      throw new Error(`SQLite ${version} can lose data; ${OLDEST_SQLITE.join('.')} or newer is needed`);
  }
}

function prepareDatabase(db: DatabaseSync, keys: string): void {
  attachLocked(db, keys);
  const missing = SCHEMAS.filter((schema) =>
    schema === 'keys' ? ofKeys(keys, () => isNew(db, schema)) : isNew(db, schema),
  );
  if (!missing.includes('main')) {
    refuseWithoutKeys(db, !missing.includes('keys'));
    if (missing.includes('keys') && !isWithoutKeys(db)) refuseLostKeys(db);
  }
  for (const schema of SCHEMAS) {
    const mode = firstColumn(db.prepare(`PRAGMA ${schema}.journal_mode = WAL`).get());
    if (mode !== 'wal' && mode !== 'memory')
      throw new Error(`this disk can't keep a write-ahead log (it offers "${mode}")`);
    db.exec(`PRAGMA ${schema}.synchronous = FULL`);
  }
  // 8,000 pages instead of 1,000 halved the p99 of an append under load: docs/PERFORMANCE.md.
  db.exec('PRAGMA wal_autocheckpoint = 8000');
  // What was forgotten is overwritten with zeros, not only unlinked.
  db.exec('PRAGMA keys.secure_delete = ON');
  db.exec('BEGIN IMMEDIATE');
  for (const schema of missing) db.exec(tablesOf(schema));
  db.exec('COMMIT');
}

/**
 * Attaches the keys under the kernel's own lock, held until this process ends: it can be neither stale nor inherited by a
 * process with the same number. The log next to them is left to readers of this process (`openSqliteReader`), so it has
 * to be looked at before: what SQLite first opens in exclusive mode has no shared index of its WAL. A log without a
 * file of keys is locked itself.
 */
function attachLocked(db: DatabaseSync, keys: string): void {
  const isShared = keys !== IN_MEMORY;
  if (isShared) pragma(db, 'main', 'schema_version');
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  ofKeys(keys, () => db.prepare('ATTACH ? AS keys').run(keys));
  if (isShared) db.exec('PRAGMA main.locking_mode = NORMAL');
}

/** An error about the file of keys names that file, and not the log. */
function ofKeys<T>(keys: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (codeOf(error) === BUSY) throw error;
    throw new Error(`its keys, in ${keys}: ${messageOf(error)}`, { cause: error });
  }
}

/** Whether a file is still empty; throws, before anything is changed, when it is not ours to write. */
function isNew(db: DatabaseSync, schema: Schema): boolean {
  const application = pragma(db, schema, 'application_id');
  const format = pragma(db, schema, 'user_version');
  if (application === 0 && pragma(db, schema, 'schema_version') === 0) return true;
  if (application !== APPLICATION) throw new Error('it is a database of another program');
  if (format > FORMAT) throw new Error(`it was written by a newer version of this program (format ${format})`);
  return false;
}

function pragma(db: DatabaseSync, schema: Schema, name: string): number {
  return Number(firstColumn(db.prepare(`PRAGMA ${schema}.${name}`).get()) ?? 0);
}

const firstColumn = (row: object | undefined): unknown => Object.values(row ?? {})[0];

/** `heads` is written behind the log, in batches; `forgotten` keeps the places of what is no more. */
function tablesOf(schema: Schema): string {
  const own =
    schema === 'main'
      ? `CREATE TABLE main.heads (stream TEXT PRIMARY KEY, position INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
         CREATE TABLE main.indexed (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;`
      : `CREATE INDEX keys.streams ON log (stream);
         CREATE TABLE keys.forgotten (position INTEGER PRIMARY KEY) STRICT;`;
  return `CREATE TABLE ${schema}.log (position INTEGER PRIMARY KEY, previous INTEGER NOT NULL, revision INTEGER NOT NULL,
            stream TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL) STRICT;
          ${own}
          PRAGMA ${schema}.application_id = ${APPLICATION}; PRAGMA ${schema}.user_version = ${FORMAT};`;
}

/** Never lets the log's file grow beyond that many bytes: SQLite then says that the disk is full. */
export function limitSize(db: DatabaseSync, bytes: number): void {
  const pages = Math.floor(bytes / pragma(db, 'main', 'page_size'));
  db.exec(`PRAGMA main.max_page_count = ${Math.max(1, pages)}`);
}

const BUSY = 5;

/** An error of opening as one sentence for the operator. */
export function explained(error: unknown, path: string): Error {
  if (codeOf(error) === BUSY) {
    return new Error(`The data in ${path} is in use by ${describeHolder(path)}; stop that one first.`, {
      cause: error,
    });
  }
  return new Error(`The data in ${path} can't be opened: ${messageOf(error)}`, { cause: error });
}

/** The primary result code of an error that SQLite gave; 0 for any other error. */
export function codeOf(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : 0;
  return code & 0xff;
}

export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
