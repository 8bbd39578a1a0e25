import type { Problem, ReplayBoard } from '@safe-haven/contracts';
import type { Answer } from '../../../net/api.ts';
import { listeners } from '../../../net/listeners.ts';

/** What stands on the screen: the last board that came, and why the one that is wanted did not. */
export interface FrameState {
  readonly shown: ReplayBoard | null;
  readonly problem: Problem | null;
  /** Told anew whenever a board came, the neighbours' as well. */
  readonly turn: number;
}

type Ask = (at: string) => Promise<Answer<ReplayBoard>>;

/** So many boards are kept while the screen is open, in memory alone, and each for so long: the past changes by corrections. */
const KEPT = 80;
const YOUNG_MS = 60_000;

/**
 * Boards of instants, one question at a time: whoever drags along the line is asked for where they are when an answer came,
 * not for every place they passed. Nothing wanted any more, the neighbours are fetched.
 */
export class FrameStore {
  readonly #ask: Ask;
  readonly #told = listeners();
  readonly #kept = new Map<string, { readonly board: ReplayBoard; readonly since: number }>();
  #wanted: string | null = null;
  #ahead: readonly string[] = [];
  #busy = false;
  #state: FrameState = { shown: null, problem: null, turn: 0 };

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#told.add(listener);
  readonly read = (): FrameState => this.#state;

  /** The board of an instant, if it has come and is young. */
  peek(at: string | null): ReplayBoard | null {
    const kept = at === null ? undefined : this.#kept.get(at);
    return kept !== undefined && performance.now() - kept.since < YOUNG_MS ? kept.board : null;
  }

  /** Shows an instant as soon as it is there, and fetches what may be wanted next. */
  want(at: string, ahead: readonly string[]): void {
    this.#wanted = at;
    this.#ahead = ahead;
    const kept = this.peek(at);
    if (kept) this.#tell({ shown: kept, problem: null });
    void this.#pump();
  }

  /** Asks again for what did not come. */
  again(): void {
    this.#tell({ problem: null });
    void this.#pump();
  }

  async #pump(): Promise<void> {
    const at = this.#next();
    if (this.#busy || at === undefined) return;
    this.#busy = true;
    const answer = await this.#ask(at);
    this.#busy = false;
    if (answer.ok) this.#keep(at, answer.value);
    // A neighbour that does not come is not asked for again: nobody wanted it yet.
    else this.#ahead = this.#ahead.filter((one) => one !== at);
    if (at === this.#wanted)
      this.#tell(answer.ok ? { shown: answer.value, problem: null } : { problem: answer.problem });
    else this.#tell({});
    if (answer.ok || at !== this.#wanted) void this.#pump();
  }

  #next(): string | undefined {
    if (this.#wanted !== null && this.peek(this.#wanted) === null) return this.#wanted;
    return this.#state.problem ? undefined : this.#ahead.find((at) => this.peek(at) === null);
  }

  #keep(at: string, board: ReplayBoard): void {
    this.#kept.delete(at);
    this.#kept.set(at, { board, since: performance.now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  #tell(part: Partial<FrameState>): void {
    this.#state = { ...this.#state, ...part, turn: this.#state.turn + 1 };
    this.#told.call();
  }
}
