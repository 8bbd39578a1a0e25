import type { Actor } from '@safe-haven/domain';
import type { CopyPaths, EventStore, SqliteStore } from '@safe-haven/event-store';
import type { AccessLog } from '../access-log.ts';
import { foldersAnswer } from './folders-answer.ts';
import { type BackupBody, notNamed, placesOf } from './places.ts';

/** Acts of the operator in a running program. */
export const BACKUP_ACTS = {
  /** `backupBody`: starts a backup: `BackingUp`. */
  start: 'backup',
  /** Its progress: `BackingUp`. */
  state: 'backup-state',
  /** `noteBody`: a copy was made by other means, such as the server's own: `{ recorded }`. */
  note: 'backup-note',
} as const;

/** `done` of `total` pages of the file being copied. */
export type BackingUp =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  /** `recorded`: whether the trail says so; a log that takes nothing is copied all the same. */
  | { readonly state: 'done'; readonly places: CopyPaths; readonly recorded: boolean }
  | { readonly state: 'failed'; readonly reason: string };

const isEmbedded = (store: EventStore): store is SqliteStore<unknown> => 'backup' in store;

interface Parts {
  readonly store: EventStore;
  readonly dataDir: string;
  /** Folders that the operator named for backups. */
  readonly backupDirs: readonly string[];
  readonly log: AccessLog;
  /** How long those folders have to answer. */
  readonly withinMs?: number;
}

/** Backs up the log of the running program. One backup at a time: a second caller follows the one in progress. */
export class LogBackup {
  readonly #parts: Parts;
  #now: BackingUp = { state: 'idle' };
  #running: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(asked: BackupBody, by: Actor): BackingUp {
    if (this.#now.state === 'running') return this.#now;
    const { store, backupDirs } = this.#parts;
    if (!isEmbedded(store)) return { state: 'failed', reason: 'This program has no log of its own to back up.' };
    const foreign = notNamed(asked, backupDirs);
    if (foreign !== null) return { state: 'failed', reason: foreign };
    this.#now = { state: 'running', done: 0, total: 0 };
    this.#running = this.#run(store, asked, by);
    return this.#now;
  }

  /** Takes one, and answers with how it ended. */
  async finished(asked: BackupBody, by: Actor): Promise<BackingUp> {
    const started = this.start(asked, by);
    if (started.state === 'running') await this.#running;
    return started.state === 'running' ? this.#now : started;
  }

  state(): BackingUp {
    return this.#now;
  }

  async #run(store: SqliteStore<unknown>, asked: BackupBody, by: Actor): Promise<void> {
    const { dataDir, log, withinMs } = this.#parts;
    try {
      const folders = [asked.log, ...(asked.keys === null ? [] : [asked.keys])];
      const silent = await foldersAnswer(folders, withinMs);
      if (silent !== null) throw new Error(silent);
      const found = placesOf(asked, dataDir);
      if (!found.ok) throw new Error(found.sentence);
      const { places } = found;
      const act = places.keys === null ? 'backup' : 'backup_with_keys';
      const recorded = await log.append({ type: 'OperatorActed', act }, by);
      await store.backup(places, (done, total) => {
        this.#now = { state: 'running', done, total };
      });
      this.#now = { state: 'done', places, recorded: recorded.kind === 'done' };
    } catch (error) {
      this.#now = { state: 'failed', reason: (error as Error).message };
    }
  }
}
