import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const LINE = /^(\S+) (\d{16})(?: (\d{16}))?$/;
const NOTHING = { last: 0, lastKey: null } as const;

/**
 * The last acknowledged position, and the last that belongs to a key, in a small file of its own that is overwritten after each commit. A log that ends before
 * it has lost its end: to SQLite a truncated or damaged WAL looks like one that ended earlier, and the hash chain can't
 * show what is missing at the end. It is not flushed, so after a power cut it may be behind the log, never ahead.
 */
export class Anchor {
  readonly #path: string;
  readonly #logId: string;
  readonly #read: { readonly last: number; readonly lastKey: number | null };
  #file: number | null = null;

  /** Reads the file. `onNote` is given a sentence for the operator where it is damaged: the checks by it are left out. */
  constructor(path: string, logId: string, onNote: (sentence: string) => void = () => undefined) {
    this.#path = `${path}.anchor`;
    this.#logId = logId;
    this.#read = this.#readFile(onNote);
  }

  /** The last position of a key that was acknowledged; null: the file is not there, or of an older release. */
  get lastKey(): number | null {
    return this.#read.lastKey;
  }

  /** Throws when the log ends before the last acknowledged position; then keeps the file open. */
  check(last: number, lastKey: number): void {
    const reached = this.#read.last;
    if (reached > last) {
      throw new Error(
        `The log ends at position ${last}, but ${reached} was acknowledged: its tail is missing. ` +
          `Restore a backup; if this is one, remove ${this.#path} and start again.`,
      );
    }
    this.#file = openSync(this.#path, 'w', 0o600);
    this.write(last, lastKey);
  }

  write(last: number, lastKey: number): void {
    if (this.#file === null) return;
    try {
      writeSync(this.#file, `${this.#logId} ${padded(last)} ${padded(lastKey)}\n`, 0);
    } catch {
      // A full disk: the events are stored, and an older anchor is still correct.
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #readFile(onNote: (sentence: string) => void): { readonly last: number; readonly lastKey: number | null } {
    const text = textOf(this.#path);
    if (text === null) return NOTHING;
    const [, logId, last, lastKey] = LINE.exec(text.trim()) ?? [];
    if (logId === undefined) {
      onNote(`${this.#path} is torn, so whether the end of the log is missing can't be said at this start.`);
      return NOTHING;
    }
    if (logId !== this.#logId) return NOTHING;
    return { last: Number(last), lastKey: lastKey === undefined ? null : Number(lastKey) };
  }
}

const padded = (position: number): string => position.toString().padStart(16, '0');

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
