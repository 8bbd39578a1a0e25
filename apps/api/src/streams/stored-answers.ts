import type { Failure } from '../problems/failure.ts';

const STORED_MS = 15 * 60_000;
/** About 300 bytes each. */
const MOST = 50_000;

/** An answer without an event: nothing was written, and nothing will be under this key. */
export type StoredAnswer<R = unknown> =
  | { readonly kind: 'rejected'; readonly rejection: R }
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'nothing_new'; readonly position: string; readonly revision: number };

interface Entry {
  /** The fingerprint of the key (`bodyHash`). */
  readonly hash: string;
  readonly answer: StoredAnswer;
}

/** The person and stream of a key. */
export interface AnswerKey {
  readonly stream: string;
  readonly person: string;
  readonly commandId: string;
}

/**
 * Rejections and commands that changed nothing, by key, for a quarter of an hour in this process (SH-7): a late copy
 * gets the same answer. Accepted commands are found in the log instead. Beyond the limit the oldest are dropped.
 */
export class StoredAnswers {
  /** Insertion order, so the oldest come first. */
  readonly #entries = new Map<string, Entry & { readonly until: number }>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** `now` in ms. The first answer is kept. */
  store(key: AnswerKey, entry: Entry, now: number): void {
    const text = textOf(key);
    if (this.#entries.has(text)) return;
    this.#entries.set(text, { ...entry, until: now + STORED_MS });
    for (const [oldest, { until }] of this.#entries) {
      if (until >= now && this.#entries.size <= this.#most) return;
      this.#entries.delete(oldest);
    }
  }

  find(key: AnswerKey, now: number): Entry | null {
    const entry = this.#entries.get(textOf(key));
    return entry && entry.until >= now ? entry : null;
  }
}

const textOf = ({ stream, person, commandId }: AnswerKey): string => `${stream}\n${person}\n${commandId}`;
