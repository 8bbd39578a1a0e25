import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { erasureReason, sealed, storedInstant } from '@safe-haven/contracts';
import type { ErasureReason, Instant } from '@safe-haven/domain';
import { z } from 'zod';

const lineSchema = z.object({
  subject: sealed.shape.key,
  at: storedInstant,
  reason: erasureReason,
});

export interface Noted {
  readonly subject: string;
  readonly at: Instant;
  readonly reason: ErasureReason;
}

/**
 * The erased subjects in a file next to the log: one JSON object per line, flushed to disk before the erasure
 * continues. It has ids only. When an old backup of log and keys is restored, its subjects are erased again.
 */
export class ErasureLedger {
  readonly #path: string | null;
  readonly #noted = new Map<string, Noted>();
  /** Whether the file ends with an incomplete line, left by a power failure during a write. */
  #torn = false;
  /** A sentence for the operator about an entry that was cut off and can't be read any more; null: there is none. */
  readonly notice: string | null = null;

  /**
   * Reads the file if it exists; without a path it is kept in memory. Throws an error with a sentence for the operator
   * when a complete line is invalid.
   */
  constructor(path: string | null) {
    this.#path = path;
    if (path === null) return;
    const text = textOf(path);
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    this.#torn = rest !== '';
    for (const [index, line] of lines.entries()) {
      const noted = parsed(line);
      if (noted) this.#noted.set(noted.subject, noted);
      // An incomplete line that a later start terminated; its entry was written again below.
      else if (isJson(line)) throw new Error(`Line ${index + 1} of the erasures in ${path} can't be read.`);
    }
    const last = parsed(rest);
    if (last) this.#noted.set(last.subject, last);
    else if (this.#torn)
      this.notice = `The last line of the erasures in ${path} was cut off: an erasure that was begun then may not be done. Look into the audit trail, and run it again.`;
  }

  has(subject: string): boolean {
    return this.#noted.has(subject);
  }

  all(): readonly Noted[] {
    return [...this.#noted.values()];
  }

  /** Appends missing entries and waits until they are on disk. Throws file system errors. */
  note(...subjects: readonly Noted[]): void {
    const fresh = subjects.filter(({ subject }) => !this.has(subject));
    if (fresh.length === 0) return;
    if (this.#path !== null) this.#write(this.#path, fresh);
    for (const noted of fresh) this.#noted.set(noted.subject, noted);
  }

  #write(path: string, fresh: readonly Noted[]): void {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const lines = fresh.map(({ subject, at, reason }) => `${JSON.stringify({ subject, at, reason })}\n`).join('');
    flushed(path, 'a', (file) => void writeSync(file, this.#torn ? `\n${lines}` : lines));
    flushed(dirname(path), 'r', () => undefined);
    this.#torn = false;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT') return '';
    throw new Error(`The erasures in ${path} can't be read (${code}).`);
  }
}

function parsed(line: string): Noted | null {
  if (!isJson(line)) return null;
  return lineSchema.safeParse(JSON.parse(line)).data ?? null;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function flushed(path: string, flags: 'a' | 'r', write: (file: number) => void): void {
  const file = openSync(path, flags, 0o600);
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
