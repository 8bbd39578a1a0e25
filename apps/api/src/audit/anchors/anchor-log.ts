import type { KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../../environment/clock.ts';
import { type DigestState, extendDigest, NOTHING_ROLLED } from '../log-digest.ts';
import { type Anchor, digestOf, isSignedBy, publicKeyOf, readAnchors, signedAnchor } from './anchor.ts';

const EVERY_MS = 3_600_000;
const PATIENCE_MS = 5_000;

interface Parts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly file: string;
  readonly key: KeyObject;
  /** Called with a sentence for the operator when an anchor could not be written. */
  readonly report: (sentence: string) => void;
}

/**
 * Writes a signed anchor at start, every hour and at shutdown. It continues from the last anchor of its file, so a
 * start reads only the events since then; a log that was rewritten in between is found when the anchors are verified. A
 * failed write does not stop the program: it is reported and tried again an hour later.
 */
export class AnchorLog {
  readonly #parts: Parts;
  #next: { readonly n: number; readonly from: DigestState };
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** Throws an error with a sentence for the operator when the file holds anything but anchors. */
  constructor(parts: Parts) {
    this.#parts = parts;
    const last = lastIn(parts.file);
    const { logId } = parts.store;
    const canContinue = last !== null && last.logId === logId && isSignedBy(last, publicKeyOf(parts.key));
    this.#next = { n: (last?.n ?? 0) + 1, from: canContinue ? digestOf(last) : NOTHING_ROLLED };
  }

  start(): void {
    void this.write();
    this.#timer = setInterval(() => void this.write(), EVERY_MS);
    this.#timer.unref();
  }

  /** Writes the last anchor, with a timeout: shutdown does not wait for an unreachable store. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.race([this.write(), pause(PATIENCE_MS, undefined, { ref: false })]);
  }

  /** Writes an anchor of the log's current end, after any write in progress. Never rejects. */
  write(): Promise<void> {
    this.#writing = this.#writing
      .then(() => this.#write())
      .catch((error: unknown) => {
        this.#parts.report(`No anchor of the log could be written: ${(error as Error).message}`);
      });
    return this.#writing;
  }

  async #write(): Promise<void> {
    const { store, clock, key, file, report } = this.#parts;
    const { last, unreadable } = await extendDigest(store, this.#next.from);
    this.#next = { n: this.#next.n, from: last };
    if (unreadable !== null) {
      report(`No anchor of the log was written: the event at position ${unreadable} can't be read by this program.`);
      return;
    }
    const { n } = this.#next;
    append(file, signedAnchor({ n, at: instantOf(clock.now()), logId: store.logId, ...last }, key));
    this.#next = { n: n + 1, from: last };
  }
}

/** The last anchor of a file; an incomplete line that a crash left is cut off. */
function lastIn(file: string): Anchor | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const read = readAnchors(text);
  if (!read.ok) throw new Error(`${read.sentence} (${file})`);
  truncateSync(file, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
  return read.anchors.at(-1) ?? null;
}

function append(file: string, anchor: Anchor): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(anchor)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
