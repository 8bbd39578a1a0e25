/** Identifies the client in a queue that is fair between addresses. */
export interface QueueTicket {
  /** One task per address runs at a time. */
  readonly place: string;
  /** From a known device: every second turn is reserved for these. */
  readonly known: boolean;
}

export interface QueueLimits {
  readonly atOnce: number;
  /** Waiting time after which the answer is `busy`: the client has given up by then. */
  readonly waitMs: number;
  /** Maximum number of waiting tasks, in total and per address: a memory limit. */
  readonly waiting: number;
  readonly waitingOfAPlace: number;
}

interface Waiting {
  readonly start: () => void;
}

/**
 * Runs a few tasks at a time, at most one per address, round robin over the addresses, so a flood from one address
 * delays only itself. Known devices get every second turn. Waiting is limited to a few seconds, so no work builds up
 * for clients that have given up.
 */
export class Queue {
  readonly #limits: QueueLimits;
  readonly #busy = new Set<string>();
  /** Waiting tasks by address; the order of the map is the order of turns. */
  readonly #queues = { known: new Map<string, Waiting[]>(), others: new Map<string, Waiting[]>() };
  #waiting = 0;
  #lastWasKnown = false;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  async run<T>(work: () => Promise<T>, turn: QueueTicket): Promise<T | 'busy'> {
    if (!(await this.#waitForTurn(turn))) return 'busy';
    try {
      return await work();
    } finally {
      this.#busy.delete(turn.place);
      this.#moveToEnd(turn);
      this.#next();
    }
  }

  /** Resolves to true when it is its turn; false: the queue is full or it waited too long. */
  #waitForTurn({ place, known }: QueueTicket): Promise<boolean> {
    const queue = known ? this.#queues.known : this.#queues.others;
    const before = queue.get(place) ?? [];
    const full = this.#waiting >= this.#limits.waiting || before.length >= this.#limits.waitingOfAPlace;
    return new Promise((resolve) => {
      const free = this.#busy.size < this.#limits.atOnce && !this.#busy.has(place) && before.length === 0;
      if (free) {
        this.#busy.add(place);
        return resolve(true);
      }
      if (full || this.#limits.atOnce === 0) return resolve(false);
      const timer = setTimeout(() => {
        this.#leave(queue, place, waiting);
        resolve(false);
      }, this.#limits.waitMs);
      // The timer must not delay process exit.
      timer.unref();
      const waiting: Waiting = {
        start: () => {
          clearTimeout(timer);
          this.#busy.add(place);
          resolve(true);
        },
      };
      queue.set(place, [...before, waiting]);
      this.#waiting += 1;
    });
  }

  /** Moves an address that has had its turn to the end. */
  #moveToEnd({ place, known }: QueueTicket): void {
    const queue = known ? this.#queues.known : this.#queues.others;
    const waiting = queue.get(place);
    if (!waiting) return;
    queue.delete(place);
    queue.set(place, waiting);
  }

  #leave(queue: Map<string, Waiting[]>, place: string, waiting: Waiting): void {
    const left = (queue.get(place) ?? []).filter((w) => w !== waiting);
    if (left.length > 0) queue.set(place, left);
    else queue.delete(place);
    this.#waiting -= 1;
  }

  #next(): void {
    while (this.#busy.size < this.#limits.atOnce) {
      const { known, others } = this.#queues;
      const order = this.#lastWasKnown ? [others, known] : [known, others];
      const queue = order.find((l) => this.#turnIn(l) !== undefined);
      if (!queue) return;
      this.#lastWasKnown = queue === known;
      const place = this.#turnIn(queue)!;
      const [first, ...rest] = queue.get(place)!;
      // Reinserted, so its next turn comes after all other addresses.
      queue.delete(place);
      if (rest.length > 0) queue.set(place, rest);
      this.#waiting -= 1;
      first!.start();
    }
  }

  #turnIn(queue: Map<string, Waiting[]>): string | undefined {
    for (const place of queue.keys()) if (!this.#busy.has(place)) return place;
    return undefined;
  }
}
