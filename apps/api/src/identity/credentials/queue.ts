/** Identifies a task's client in a queue that is fair between clients: a site, a known device or a person. */
export interface QueueTicket {
  /** One task per client runs at a time. */
  readonly client: string;
  /** From a known device: every second turn is reserved for these. */
  readonly known: boolean;
}

export interface QueueLimits {
  readonly atOnce: number;
  /** Waiting time after which the answer is `busy`: the client has given up by then. */
  readonly waitMs: number;
  /** Maximum number of waiting tasks, in total and per client: a memory limit. */
  readonly waiting: number;
  readonly waitingPerClient: number;
}

interface Waiting {
  readonly start: () => void;
}

/**
 * Runs a few tasks at a time, at most one per client, round robin over the clients, so a flood from one client
 * delays only itself. Known devices get every second turn. Waiting is limited to a few seconds, so no work builds up
 * for clients that have given up.
 */
export class Queue {
  readonly #limits: QueueLimits;
  readonly #busy = new Set<string>();
  /** Waiting tasks by client; the order of the map is the order of turns. */
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
      this.#busy.delete(turn.client);
      this.#moveToEnd(turn);
      this.#next();
    }
  }

  /** Resolves to true when it is its turn; false: the queue is full or it waited too long. */
  #waitForTurn({ client, known }: QueueTicket): Promise<boolean> {
    const queue = known ? this.#queues.known : this.#queues.others;
    const before = queue.get(client) ?? [];
    const full = this.#waiting >= this.#limits.waiting || before.length >= this.#limits.waitingPerClient;
    return new Promise((resolve) => {
      const free = this.#busy.size < this.#limits.atOnce && !this.#busy.has(client) && before.length === 0;
      if (free) {
        this.#busy.add(client);
        return resolve(true);
      }
      if (full || this.#limits.atOnce === 0) return resolve(false);
      const timer = setTimeout(() => {
        this.#leave(queue, client, waiting);
        resolve(false);
      }, this.#limits.waitMs);
      // The timer must not delay process exit.
      timer.unref();
      const waiting: Waiting = {
        start: () => {
          clearTimeout(timer);
          this.#busy.add(client);
          resolve(true);
        },
      };
      queue.set(client, [...before, waiting]);
      this.#waiting += 1;
    });
  }

  /** Moves a client that has had its turn to the end. */
  #moveToEnd({ client, known }: QueueTicket): void {
    const queue = known ? this.#queues.known : this.#queues.others;
    const waiting = queue.get(client);
    if (!waiting) return;
    queue.delete(client);
    queue.set(client, waiting);
  }

  #leave(queue: Map<string, Waiting[]>, client: string, waiting: Waiting): void {
    const left = (queue.get(client) ?? []).filter((w) => w !== waiting);
    if (left.length > 0) queue.set(client, left);
    else queue.delete(client);
    this.#waiting -= 1;
  }

  #next(): void {
    while (this.#busy.size < this.#limits.atOnce) {
      const { known, others } = this.#queues;
      const order = this.#lastWasKnown ? [others, known] : [known, others];
      const queue = order.find((l) => this.#turnIn(l) !== undefined);
      if (!queue) return;
      this.#lastWasKnown = queue === known;
      const client = this.#turnIn(queue)!;
      const [first, ...rest] = queue.get(client)!;
      // Reinserted, so its next turn comes after all other clients.
      queue.delete(client);
      if (rest.length > 0) queue.set(client, rest);
      this.#waiting -= 1;
      first!.start();
    }
  }

  #turnIn(queue: Map<string, Waiting[]>): string | undefined {
    for (const client of queue.keys()) if (!this.#busy.has(client)) return client;
    return undefined;
  }
}
