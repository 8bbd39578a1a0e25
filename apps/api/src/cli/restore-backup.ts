import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore, rawCodec } from '@safe-haven/event-store';
import { openTarget as openLog } from '../audit/verify/target.ts';
import { verifyAll } from '../audit/verify/verify.ts';
import { type Environment, openTarget as openKeys } from '../privacy/erasure/target.ts';
import { isInside } from '../privacy/paths.ts';

/** The files of a backup, as `haven backup` took them, and the empty folder that they are put together in. */
export interface RestorePlaces {
  readonly log: string;
  readonly keys: string;
  readonly into: string;
  /** The list of what was erased; null: it lies elsewhere, or there is none. */
  readonly erasures: string | null;
}

export interface Restored {
  readonly events: number;
  readonly digest: string;
  /** When the newest event was recorded; null for an empty log. What came after it is lost. */
  readonly newest: string | null;
  /** Data keys that the master key opens. */
  readonly keys: number;
  readonly erased: number;
}

export type RestoreResult =
  | { readonly ok: true; readonly restored: Restored }
  | { readonly ok: false; readonly sentence: string };

const LOG = 'log.sqlite';
const KEYS = 'log.sqlite.keys';
const ERASURES = 'erasures.ndjson';

/** Why a backup can't be put together there, as a sentence; null: it can. */
export function restoreRefused({ log, keys, into, erasures }: RestorePlaces): string | null {
  if (!existsSync(join(log, LOG))) return `There is no ${LOG} in ${log}.`;
  if (!existsSync(join(keys, KEYS))) return `There is no ${KEYS} in ${keys}: a log opens with its keys alone.`;
  if (existsSync(join(into, LOG))) return `There is a log in ${into} already: move it away, or name a new folder.`;
  if (isInside(into, log) || isInside(into, keys)) return `${into} lies in the backup: name a folder elsewhere.`;
  if (erasures !== null && !existsSync(erasures)) return `There is no list of erasures at ${erasures}.`;
  return null;
}

/**
 * Puts a backup together in a folder that a program can start on, and checks it: every hash chain, that the keys belong
 * to the log and that the master key opens them. What was written stays also when a check fails. Rejects with an error
 * that has a sentence for the operator.
 */
export async function restore(
  places: RestorePlaces,
  settings: Environment,
  onProgress: (events: number) => void,
): Promise<RestoreResult> {
  const { into } = places;
  await mkdir(into, { recursive: true, mode: 0o700 });
  await putInto(into, LOG, join(places.log, LOG));
  await putInto(into, KEYS, join(places.keys, KEYS));
  if (places.erasures !== null) await putInto(into, ERASURES, places.erasures);
  const env = { ...settings, HAVEN_DATA_DIR: into, HAVEN_EVENT_STORE: 'sqlite' };
  const log = await openLog(env);
  const verdict = await verifyAll(log, null, onProgress).finally(() => log.close());
  if (!verdict.intact) return { ok: false, sentence: verdict.sentence };
  const { events, digest, position } = verdict.last;
  const opened = await openKeys(env);
  const status = await opened.status().finally(() => opened.close());
  const closed = status.wrapped.filter(({ known }) => !known).reduce((sum, { keys }) => sum + keys, 0);
  if (closed + status.damaged > 0) {
    const sentence = `The master key does not open ${closed} data keys, and ${status.damaged} are damaged: name the master key of this backup.`;
    return { ok: false, sentence };
  }
  const keys = status.wrapped.reduce((sum, wrapped) => sum + wrapped.keys, 0);
  const newest = await recordedAt(into, position);
  return { ok: true, restored: { events, digest, newest, keys, erased: status.erased } };
}

/** Copies a file so that it is on the disk, readable by this account alone. */
async function putInto(folder: string, name: string, from: string): Promise<void> {
  const path = join(folder, name);
  await copyFile(from, path);
  await chmod(path, 0o600);
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** When the event at the end of the log was recorded. */
async function recordedAt(folder: string, position: string): Promise<string | null> {
  const store = await openSqliteStore({ path: join(folder, LOG), codec: rawCodec });
  const stop = new AbortController();
  try {
    if (position === '' || BigInt(position) === 0n) return null;
    const before = String(BigInt(position) - 1n).padStart(position.length, '0');
    for await (const event of store.follow(before, stop.signal))
      return event.readable ? event.metadata.recordedAt : null;
    return null;
  } finally {
    stop.abort();
    await store.close();
  }
}
