import type { CopyPaths, EventStore, SqliteStore } from '@safe-haven/event-store';
import { type BackupBody, placesOf } from './places.ts';

/** Paths of the operator's routes in a running program: JSON request, JSON response. */
export const BACKUP_OPERATIONS = {
  /** POST, `backupBody`, starts a backup; GET returns the progress: `BackingUp`. */
  backup: 'api/operations/backup',
} as const;

/** `done` of `total` pages of the file being copied. */
export type BackingUp =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly places: CopyPaths }
  | { readonly state: 'failed'; readonly reason: string };

const isEmbedded = (store: EventStore): store is SqliteStore<unknown> => 'backup' in store;

/** Backs up the log of the running program. One backup at a time: a second caller follows the one in progress. */
export class LogBackup {
  readonly #store: EventStore;
  readonly #dataDir: string;
  #now: BackingUp = { state: 'idle' };

  constructor(store: EventStore, dataDir: string) {
    this.#store = store;
    this.#dataDir = dataDir;
  }

  start(asked: BackupBody): BackingUp {
    if (this.#now.state === 'running') return this.#now;
    const found = placesOf(asked, this.#dataDir);
    if (!found.ok) return { state: 'failed', reason: found.sentence };
    if (!isEmbedded(this.#store)) return { state: 'failed', reason: 'This program has no log of its own to back up.' };
    this.#now = { state: 'running', done: 0, total: 0 };
    void this.#run(this.#store, found.places);
    return this.#now;
  }

  state(): BackingUp {
    return this.#now;
  }

  async #run(store: SqliteStore<unknown>, places: CopyPaths): Promise<void> {
    try {
      await store.backup(places, (done, total) => {
        this.#now = { state: 'running', done, total };
      });
      this.#now = { state: 'done', places };
    } catch (error) {
      this.#now = { state: 'failed', reason: (error as Error).message };
    }
  }
}
