import { Failure } from '../problems/failure.ts';
import { type LoopTurns, loopTurns } from './loop-turns.ts';

/** How many reads of one person, or of one program, run and wait. */
export interface ReadLimits {
  readonly atOnce: number;
  /** Of these, reads that cost more than one point: the others find a lane while they run. */
  readonly costlyAtOnce: number;
  readonly waiting: number;
}

const RETRY_AFTER_S = 2;

interface Waiting {
  readonly isCostly: boolean;
  enter(): void;
}

/** The reads of one person. */
interface Lanes {
  running: number;
  costly: number;
  readonly waiting: Waiting[];
}

/**
 * Lets so many reads of one person run at a time, in the order in which they came; the others wait (SH-22). Throws
 * `too_many_requests` for what comes when enough wait, or has waited too long.
 */
export class ReadLanes {
  readonly #limits: ReadLimits;
  readonly #waitMs: number;
  readonly #turns: LoopTurns;
  readonly #lanes = new Map<string, Lanes>();

  constructor(limits: ReadLimits, waitMs: number, turns: LoopTurns = loopTurns) {
    this.#limits = limits;
    this.#waitMs = waitMs;
    this.#turns = turns;
  }

  /** Runs a read of a person once a lane is free and its turn has come. */
  async run<T>(person: string, isCostly: boolean, read: () => Promise<T>): Promise<T> {
    const lanes = this.#lanesOf(person);
    if (this.#hasRoom(lanes, isCostly)) this.#enter(lanes, isCostly);
    else await this.#wait(lanes, isCostly);
    try {
      await this.#turns.next();
      return await read();
    } finally {
      this.#leave(person, lanes, isCostly);
    }
  }

  #lanesOf(person: string): Lanes {
    const lanes = this.#lanes.get(person) ?? { running: 0, costly: 0, waiting: [] };
    this.#lanes.set(person, lanes);
    return lanes;
  }

  #hasRoom({ running, costly }: Lanes, isCostly: boolean): boolean {
    return running < this.#limits.atOnce && (!isCostly || costly < this.#limits.costlyAtOnce);
  }

  #enter(lanes: Lanes, isCostly: boolean): void {
    lanes.running += 1;
    if (isCostly) lanes.costly += 1;
  }

  #wait(lanes: Lanes, isCostly: boolean): Promise<void> {
    const tooMany = () => new Failure('too_many_requests', { retryAfter: RETRY_AFTER_S });
    if (lanes.waiting.length >= this.#limits.waiting) return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        isCostly,
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        lanes.waiting.splice(lanes.waiting.indexOf(one), 1);
        reject(tooMany());
      }, this.#waitMs);
      timer.unref();
      lanes.waiting.push(one);
    });
  }

  #leave(person: string, lanes: Lanes, isCostly: boolean): void {
    lanes.running -= 1;
    if (isCostly) lanes.costly -= 1;
    const at = lanes.waiting.findIndex((one) => this.#hasRoom(lanes, one.isCostly));
    const [next] = at < 0 ? [] : lanes.waiting.splice(at, 1);
    if (next !== undefined) {
      this.#enter(lanes, next.isCostly);
      next.enter();
    } else if (lanes.running === 0) this.#lanes.delete(person);
  }
}
