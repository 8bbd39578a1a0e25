import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CopyPaths, copyToFiles, openEventStoreDb, openSqliteStore, rawCodec } from '@safe-haven/event-store';
import { type Config, parseConfig } from '../../environment/config.ts';
import type { Environment } from '../erasure/target.ts';
import { type RunningProgram, runningProgram } from '../operator/running-program.ts';
import { whichFolder } from '../operator/which-folder.ts';
import { BACKUP_ACTS, type BackingUp } from './log-backup.ts';
import { noteBackup } from './note-backup.ts';
import { type BackupBody, placesOf } from './places.ts';

const ASKED_EVERY_MS = 200;

/** Pages copied of the total of the current file; for a log on a server, events copied, without a total. */
export type OnBackup = (done: number, total: number | null) => void;

export interface BackupTaken {
  readonly places: CopyPaths;
  /**
   * Whether the trail says so; null: it was taken of files past the program, which somebody who has them can do.
   */
  readonly recorded: boolean | null;
}

/**
 * Takes a backup: of a log in files through the program that has it open, or of the files when none runs; of a log on a
 * server by reading it. Rejects with an error that has a sentence for the operator.
 */
export async function takeBackup(
  env: Environment,
  asked: BackupBody,
  onProgress: OnBackup,
  signal: AbortSignal,
): Promise<BackupTaken> {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.sentences.join(' '));
  const { config } = parsed;
  const found = placesOf(asked, config.dataDir);
  if (!found.ok) throw new Error(found.sentence);
  if (config.eventStore.kind === 'memory')
    throw new Error('A log in memory is gone with its program: there is nothing to back up.');
  const { places } = found;
  if (config.eventStore.kind === 'eventstoredb') {
    await ofServer(config.eventStore, places, onProgress, signal);
    return { places, recorded: await isNoted(config, places) };
  }
  const program = await runningProgram(config);
  if (program) return throughProgram(program, asked, onProgress);
  await ofFiles(config, places, onProgress);
  return { places, recorded: null };
}

/** The copy is whole already, so a log that takes nothing does not undo it. */
const isNoted = (config: Config, { keys }: CopyPaths): Promise<boolean> =>
  noteBackup(config, keys === null ? 'backup' : 'backup_with_keys').then(
    () => true,
    () => false,
  );

async function throughProgram({ ask }: RunningProgram, asked: BackupBody, onProgress: OnBackup): Promise<BackupTaken> {
  let now = await ask<BackingUp>(BACKUP_ACTS.start, asked);
  while (now.state === 'running') {
    onProgress(now.done, now.total);
    await pause(ASKED_EVERY_MS);
    now = await ask<BackingUp>(BACKUP_ACTS.state);
  }
  if (now.state === 'failed') throw new Error(now.reason);
  if (now.state === 'idle') throw new Error('The program was started again meanwhile: run this again.');
  return { places: now.places, recorded: now.recorded };
}

async function ofFiles({ dataDir }: Config, places: CopyPaths, onProgress: OnBackup): Promise<void> {
  const path = join(dataDir, 'log.sqlite');
  if (!existsSync(path))
    throw new Error(`There is no log in ${whichFolder(dataDir)}: HAVEN_DATA_DIR says where it is.`);
  const store = await openSqliteStore({ path, codec: rawCodec });
  try {
    await store.backup(places, onProgress);
  } finally {
    await store.close();
  }
}

async function ofServer(
  { connectionString, credentials }: Extract<Config['eventStore'], { kind: 'eventstoredb' }>,
  places: CopyPaths,
  onProgress: OnBackup,
  signal: AbortSignal,
): Promise<void> {
  const store = await openEventStoreDb({
    connectionString,
    codec: rawCodec,
    signal,
    onState: () => undefined,
    ...(credentials ? { credentials } : {}),
  });
  try {
    await copyToFiles(store, places, { signal, onProgress: (events) => onProgress(events, null) });
  } finally {
    await store.close();
  }
}
