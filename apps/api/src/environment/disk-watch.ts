import { statfs } from 'node:fs/promises';
import type { AppendResult } from '@safe-haven/event-store';
import type { Conditions } from './conditions.ts';

const EVERY_MS = 30_000;
/** A person notices an append that takes this long. */
const SLOW_MS = 1_000;
/** Without a slow append for this long, writing is no longer slow. */
const CALM_MS = 60_000;
const MB = 1024 * 1024;

/** The free bytes of the disk that a folder lies on; null: there is no such folder. */
export type FreeSpace = (folder: string) => Promise<number | null>;

export const freeSpace: FreeSpace = async (folder) => {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};

interface DiskWatchParts {
  /** The data folder; null: this program keeps nothing. */
  readonly folder: string | null;
  /** Below this many MB the operator is notified. */
  readonly warnMb: number;
  readonly conditions: Conditions;
  readonly free?: FreeSpace;
  /** A monotonic clock, ms. */
  readonly elapsed?: () => number;
}

/**
 * Says of the disk that it is getting full, is full, or is slow: each once, not for every command that meets it (LG-6). The
 * program goes on: what can't be stored is refused, and nothing that was acknowledged is lost.
 */
export class DiskWatch {
  readonly #parts: DiskWatchParts;
  readonly #elapsed: () => number;
  #timer: NodeJS.Timeout | undefined;
  #slowAt: number | null = null;
  #freeBytes: number | null = null;

  constructor(parts: DiskWatchParts) {
    this.#parts = parts;
    this.#elapsed = parts.elapsed ?? (() => performance.now());
  }

  /** The free bytes at the last look; null: not known. */
  get freeBytes(): number | null {
    return this.#freeBytes;
  }

  async start(): Promise<void> {
    await this.check();
    this.#timer = setInterval(() => void this.check(), EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async check(): Promise<void> {
    const { folder, free = freeSpace, conditions } = this.#parts;
    if (this.#slowAt !== null && this.#elapsed() - this.#slowAt > CALM_MS) {
      this.#slowAt = null;
      conditions.end('store_slow', 'Writing to the log is no longer slow.');
    }
    if (folder === null) return;
    this.#freeBytes = await free(folder);
    if (this.#freeBytes !== null) this.#compare(this.#freeBytes / MB);
  }

  /** What became of an append, and how long it took. */
  note(result: AppendResult, ms: number): void {
    const { conditions } = this.#parts;
    if (result.outcome === 'refused' && result.reason === 'disk_full') {
      conditions.begin(
        'disk_full',
        'The disk is full: commands are refused, what was stored stays. Make room; it goes on by itself.',
      );
      return;
    }
    if (result.outcome !== 'appended') return;
    conditions.end('disk_full', 'The disk takes what is written again.');
    if (ms < SLOW_MS) return;
    this.#slowAt = this.#elapsed();
    conditions.begin(
      'store_slow',
      `Writing to the log took ${(ms / 1_000).toFixed(1)} s: look at the disk, or at the store.`,
    );
  }

  #compare(freeMb: number): void {
    const { conditions, warnMb } = this.#parts;
    if (freeMb >= warnMb) conditions.end('disk_low', 'There is room on the disk again.');
    else
      conditions.begin(
        'disk_low',
        `The disk of the data folder has ${Math.floor(freeMb)} MB left (HAVEN_DISK_WARN_MB is ${warnMb}): make room before it is full.`,
      );
  }
}
