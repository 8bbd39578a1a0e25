import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The last position that was acknowledged, in a small file of its own, overwritten after each commit. A
 * log that ends before it has lost its tail: a cut or damaged WAL looks to SQLite like one that ended
 * earlier, and the hash chain can't show what is missing at its end. Not flushed to the disk, so after a
 * power cut it may lag behind the log, never the other way round.
 */
export class Anchor {
  readonly #path: string;
  readonly #logId: string;
  #file: number | null = null;

  constructor(path: string, logId: string) {
    this.#path = `${path}.anchor`;
    this.#logId = logId;
  }

  /** Throws a sentence when the log ends before what was once acknowledged; then keeps the file open. */
  check(last: number): void {
    const reached = this.#read();
    if (reached > last) {
      throw new Error(
        `The log ends at position ${last}, but ${reached} was acknowledged: its tail is missing. ` +
          `Restore a backup; if this is one, remove ${this.#path} and start again.`,
      );
    }
    this.#file = openSync(this.#path, 'w', 0o600);
    this.write(last);
  }

  write(last: number): void {
    if (this.#file === null) return;
    try {
      writeSync(this.#file, `${this.#logId} ${last.toString().padStart(16, '0')}\n`, 0);
    } catch {
      // A full disk: the events are stored, and an anchor that lags is still true.
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #read(): number {
    try {
      const [logId, last] = readFileSync(this.#path, 'utf8').trim().split(' ');
      return logId === this.#logId ? Number(last) || 0 : 0;
    } catch {
      return 0;
    }
  }
}
