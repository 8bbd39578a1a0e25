/** Whose turn it is, in a queue that many places wait in. */
export interface QueueTicket {
  /** Of one place there is one at a time. */
  readonly place: string;
  /** Somebody who was here before: every second turn is theirs, however many strangers wait. */
  readonly known: boolean;
}

export interface QueueLimits {
  readonly atOnce: number;
  /** Whoever has waited for so long hears `busy`: nobody is there any more. */
  readonly waitMs: number;
  /** So many wait at most, over all places and of one place: a bound on memory. */
  readonly waiting: number;
  readonly waitingOfAPlace: number;
}

interface Waiting {
  readonly start: () => void;
}

/**
 * Runs a few at a time, one of each place, and takes the places in turn: whoever comes with a flood of requests waits behind
 * themselves. Those who were here before have every second turn. Nobody waits longer than a few seconds, so that a flood
 * can't pile up work that is still being done when nobody waits for it.
 */
export class Queue {
  readonly #limits: QueueLimits;
  readonly #busy = new Set<string>();
  /** By place, the one that waits longest for its turn first. */
  readonly #queues = { known: new Map<string, Waiting[]>(), strangers: new Map<string, Waiting[]>() };
  #waiting = 0;
  #lastWasKnown = false;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  async run<T>(work: () => Promise<T>, turn: QueueTicket): Promise<T | 'busy'> {
    if (!(await this.#begins(turn))) return 'busy';
    try {
      return await work();
    } finally {
      this.#busy.delete(turn.place);
      this.#toTheEnd(turn);
      this.#next();
    }
  }

  /** Resolves when it is its turn; false: it is not going to be. */
  #begins({ place, known }: QueueTicket): Promise<boolean> {
    const queue = known ? this.#queues.known : this.#queues.strangers;
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
      // Whoever waits here does not keep a program that ends from ending.
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

  /** Whoever has just had a turn comes after all who have not. */
  #toTheEnd({ place, known }: QueueTicket): void {
    const queue = known ? this.#queues.known : this.#queues.strangers;
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
      const { known, strangers } = this.#queues;
      const order = this.#lastWasKnown ? [strangers, known] : [known, strangers];
      const queue = order.find((l) => this.#turnIn(l) !== undefined);
      if (!queue) return;
      this.#lastWasKnown = queue === known;
      const place = this.#turnIn(queue)!;
      const [first, ...rest] = queue.get(place)!;
      // Its next turn comes after those of all other places.
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
