import type { Problem, ReplayBoard } from '@safe-haven/contracts';
import type { Answer } from '../../../net/api.ts';
import { listeners } from '../../../net/listeners.ts';

/** The last board that was loaded, and why the requested one failed. */
export interface FrameState {
  readonly shown: ReplayBoard | null;
  readonly problem: Problem | null;
  /** Increases with every loaded board, including prefetched ones, so that subscribers render. */
  readonly version: number;
}

type FetchBoard = (at: string) => Promise<Answer<ReplayBoard>>;

/** Size and age limits of the cache. It is in memory only, and entries expire because corrections change the past. */
const MAX_BOARDS = 80;
const MAX_AGE_MS = 60_000;

/**
 * Loads boards of instants, one request at a time: while the slider is dragged only the latest instant is requested,
 * not every one passed. When idle it prefetches neighbouring instants.
 */
export class FrameStore {
  readonly #fetch: FetchBoard;
  readonly #listeners = listeners();
  readonly #boards = new Map<string, { readonly board: ReplayBoard; readonly since: number }>();
  #wanted: string | null = null;
  #prefetch: readonly string[] = [];
  #busy = false;
  #state: FrameState = { shown: null, problem: null, version: 0 };

  constructor(fetchBoard: FetchBoard) {
    this.#fetch = fetchBoard;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly read = (): FrameState => this.#state;

  /** The cached board of an instant; null when missing or expired. */
  peek(at: string | null): ReplayBoard | null {
    const cached = at === null ? undefined : this.#boards.get(at);
    return cached !== undefined && performance.now() - cached.since < MAX_AGE_MS ? cached.board : null;
  }

  /** Shows the board of an instant once it is loaded, and prefetches others. */
  show(at: string, prefetch: readonly string[]): void {
    this.#wanted = at;
    this.#prefetch = prefetch;
    const cached = this.peek(at);
    if (cached) this.#update({ shown: cached, problem: null });
    void this.#fetchNext();
  }

  /** Retries the failed request. */
  refetch(): void {
    this.#update({ problem: null });
    void this.#fetchNext();
  }

  async #fetchNext(): Promise<void> {
    const at = this.#nextToFetch();
    if (this.#busy || at === undefined) return;
    this.#busy = true;
    const answer = await this.#fetch(at);
    this.#busy = false;
    if (answer.ok) this.#store(at, answer.value);
    // A failed prefetch is not retried.
    else this.#prefetch = this.#prefetch.filter((instant) => instant !== at);
    if (at === this.#wanted)
      this.#update(answer.ok ? { shown: answer.value, problem: null } : { problem: answer.problem });
    else this.#update({});
    if (answer.ok || at !== this.#wanted) void this.#fetchNext();
  }

  #nextToFetch(): string | undefined {
    if (this.#wanted !== null && this.peek(this.#wanted) === null) return this.#wanted;
    return this.#state.problem ? undefined : this.#prefetch.find((at) => this.peek(at) === null);
  }

  #store(at: string, board: ReplayBoard): void {
    this.#boards.delete(at);
    this.#boards.set(at, { board, since: performance.now() });
    const [oldest] = this.#boards.keys();
    if (this.#boards.size > MAX_BOARDS && oldest !== undefined) this.#boards.delete(oldest);
  }

  #update(part: Partial<FrameState>): void {
    this.#state = { ...this.#state, ...part, version: this.#state.version + 1 };
    this.#listeners.call();
  }
}
