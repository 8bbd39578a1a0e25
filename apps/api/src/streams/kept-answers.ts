import type { Failure } from '../problems/failure.ts';

const KEPT_MS = 15 * 60_000;
/** About 300 bytes each. */
const MOST = 50_000;

/** An answer without an event: nothing was written, and nothing will be under this key. */
export type KeptAnswer<R = unknown> =
  | { readonly kind: 'rejected'; readonly rejection: R }
  | { readonly kind: 'not_allowed'; readonly failure: Failure }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'nothing_new'; readonly position: string; readonly revision: number };

interface Kept {
  /** The fingerprint of the key (`bodyHash`). */
  readonly hash: string;
  readonly answer: KeptAnswer;
}

/** The person and stream of a key. */
export interface KeyOf {
  readonly stream: string;
  readonly person: string;
  readonly commandId: string;
}

/**
 * Rejections and commands that changed nothing, by key, for a quarter of an hour in this process (SH-7): a late copy
 * gets the same answer. Accepted commands are found in the log instead. Beyond the limit the oldest are dropped.
 */
export class KeptAnswers {
  /** Insertion order, so the oldest come first. */
  readonly #kept = new Map<string, Kept & { readonly until: number }>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** `now` in ms. The first answer is kept. */
  keep(key: KeyOf, kept: Kept, now: number): void {
    const text = textOf(key);
    if (this.#kept.has(text)) return;
    this.#kept.set(text, { ...kept, until: now + KEPT_MS });
    for (const [oldest, { until }] of this.#kept) {
      if (until >= now && this.#kept.size <= this.#most) return;
      this.#kept.delete(oldest);
    }
  }

  find(key: KeyOf, now: number): Kept | null {
    const kept = this.#kept.get(textOf(key));
    return kept && kept.until >= now ? kept : null;
  }
}

const textOf = ({ stream, person, commandId }: KeyOf): string => `${stream}\n${person}\n${commandId}`;
