import type { BrokenLink, EventStore, Position } from '@safe-haven/event-store';
import { z } from 'zod';
import { type DigestState, digestState, extendDigest } from '../log-digest.ts';

/** Acts of the operator in a running program. */
export const LOG_ACTS = {
  /** Starts verifying every hash chain: `Checking`. */
  verify: 'verify-log',
  /** Its progress: `Checking`. */
  state: 'verify-log-state',
  /** `digestBody`: `DigestAnswer`. */
  digest: 'log-digest',
} as const;

export type Checking =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly events: number }
  | { readonly state: 'done'; readonly broken: BrokenLink | null }
  | { readonly state: 'failed'; readonly reason: string };

/** Maximum number of positions in one request. */
export const MOST_POSITIONS = 2_000;

/** Continues from a digest; the response has the digest at each position and the last one. */
export const digestBody = z.strictObject({
  from: digestState,
  positions: z.array(z.string().regex(/^\d{16,40}$/)).max(MOST_POSITIONS),
});
export type DigestBody = z.output<typeof digestBody>;

export interface DigestAnswer {
  readonly logId: string;
  readonly last: DigestState;
  readonly at: readonly DigestState[];
  readonly unreadable: Position | null;
}

/**
 * Verifies the log of a running program without stopping it. One verification at a time: a second caller waits for the
 * first one's result.
 */
export class LogCheck {
  readonly #store: EventStore;
  #checking: Checking = { state: 'idle' };
  #running: Promise<void> = Promise.resolve();

  constructor(store: EventStore) {
    this.#store = store;
  }

  start(): Checking {
    if (this.#checking.state === 'running') return this.#checking;
    this.#checking = { state: 'running', events: 0 };
    this.#running = this.#verify();
    return this.#checking;
  }

  /** The result, of the verification that runs or of a new one. */
  async finished(): Promise<Checking> {
    this.start();
    await this.#running;
    return this.#checking;
  }

  state(): Checking {
    return this.#checking;
  }

  digest({ from, positions }: DigestBody): Promise<DigestAnswer> {
    return digestOf(this.#store, from, positions);
  }

  async #verify(): Promise<void> {
    try {
      const broken = await this.#store.verify((events) => {
        this.#checking = { state: 'running', events };
      });
      this.#checking = { state: 'done', broken };
    } catch (error) {
      this.#checking = { state: 'failed', reason: (error as Error).message };
    }
  }
}

export async function digestOf(
  store: EventStore,
  from: DigestState,
  positions: readonly Position[],
): Promise<DigestAnswer> {
  const { last, at, unreadable } = await extendDigest(store, from, positions);
  return { logId: store.logId, last, at: [...at.values()], unreadable };
}
