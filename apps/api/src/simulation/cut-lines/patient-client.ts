import type { Random } from '../../testing/random.ts';
import { type Counters, count } from '../faulty-store.ts';
import type { VirtualTime } from './virtual-time.ts';

const EXPIRES_MS = 8_000;
const SETTLED_MS = 2_000;
const PATIENCE_MS = 5_000;

export interface Command {
  readonly shelterId: string;
  readonly name: string;
  readonly body: object;
}

/** What somebody was told in the end. */
export interface Told extends Command {
  readonly key: string;
  readonly person: string;
  readonly status: number;
  readonly text: string;
}

interface Heard {
  readonly status: number;
  readonly text: string;
}

/**
 * Somebody at the end of a bad line, as the contract says: copies that expire, and one question more when they have. A no
 * is never believed before that, for the line itself repeats copies.
 */
export class PatientClient {
  readonly person: string;
  readonly #cookie: string;
  readonly #line: string;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #counters: Counters;
  /** How far the server's clock is from this one, as its answers told last. */
  #ahead: number;

  constructor(person: string, cookie: string, { line, time, random, counters, ahead }: Surroundings) {
    this.person = person;
    this.#cookie = cookie;
    this.#line = line;
    this.#time = time;
    this.#random = random;
    this.#counters = counters;
    this.#ahead = ahead;
  }

  async send(command: Command): Promise<Told> {
    const key = this.#random.uuid();
    const expires = this.#serverNow() + EXPIRES_MS;
    const ask = () => this.#ask(command, key, expires);
    let heard: Heard | null = null;
    let early: string | null = null;
    for (let copies = 0; copies < 4 && !isRecorded(heard) && this.#serverNow() < expires; copies++) {
      heard = await ask();
      if (heard && !isRecorded(heard) && heard.status < 500) {
        early = heard.text;
        break;
      }
      await this.#time.after(300 + this.#random.next() * 2_000);
    }
    if (!isRecorded(heard)) {
      await this.#time.after(expires + SETTLED_MS - this.#serverNow());
      do heard = await ask();
      while (heard === null || heard.status >= 500);
      if (early !== null && isRecorded(heard)) count(this.#counters, 'a no that was none');
    }
    return { ...command, key, person: this.person, ...heard! };
  }

  #serverNow(): number {
    return this.#time.now() + this.#ahead;
  }

  async #ask({ shelterId, name, body }: Command, key: string, expires: number): Promise<Heard | null> {
    count(this.#counters, 'copies');
    const patience = new AbortController();
    void this.#time.after(PATIENCE_MS).then(() => patience.abort());
    try {
      const response = await fetch(`${this.#line}/api/shelters/${shelterId}/${name}`, {
        method: 'POST',
        headers: {
          cookie: this.#cookie,
          'content-type': 'application/json',
          'idempotency-key': key,
          'haven-expires': new Date(expires).toISOString(),
        },
        body: JSON.stringify(body),
        signal: patience.signal,
      });
      const text = await response.text();
      this.#ahead = Date.parse(response.headers.get('date')!) + 500 - this.#time.now();
      return { status: response.status, text };
    } catch {
      return null;
    }
  }
}

interface Surroundings {
  readonly line: string;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly counters: Counters;
  readonly ahead: number;
}

/** Whether something is in the log. */
export const isRecorded = (heard: Heard | null): boolean =>
  heard?.status === 200 && !heard.text.includes('"events":[]');
