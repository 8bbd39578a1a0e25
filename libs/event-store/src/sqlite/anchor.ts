import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The last acknowledged position, in a small file of its own that is overwritten after each commit. A log that ends before
 * it has lost its end: to SQLite a truncated or damaged WAL looks like one that ended earlier, and the hash chain can't
 * show what is missing at the end. It is not flushed, so after a power cut it may be behind the log, never ahead.
 */
export class Anchor {
  readonly #path: string;
  readonly #logId: string;
  #file: number | null = null;

  constructor(path: string, logId: string) {
    this.#path = `${path}.anchor`;
    this.#logId = logId;
  }

  /** Throws when the log ends before the last acknowledged position; then keeps the file open. */
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
      // A full disk: the events are stored, and an older anchor is still correct.
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
