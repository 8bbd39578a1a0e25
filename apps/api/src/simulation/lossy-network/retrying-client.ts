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

/** The final answer to a command. */
export interface FinalAnswer extends Command {
  readonly key: string;
  readonly person: string;
  readonly status: number;
  readonly text: string;
}

interface LastAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * A client that follows the contract on a bad network: retries until the expiry, and one query after it. A refusal is
 * not final before that, since the network itself duplicates messages.
 */
export class RetryingClient {
  readonly person: string;
  readonly #cookie: string;
  readonly #url: string;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #counters: Counters;
  /** Difference to the server's clock, from its last response. */
  #skewMs: number;

  constructor(person: string, cookie: string, { url, time, random, counters, skewMs }: ClientContext) {
    this.person = person;
    this.#cookie = cookie;
    this.#url = url;
    this.#time = time;
    this.#random = random;
    this.#counters = counters;
    this.#skewMs = skewMs;
  }

  async send(command: Command): Promise<FinalAnswer> {
    const key = this.#random.uuid();
    const expires = this.#serverNow() + EXPIRES_MS;
    const ask = () => this.#ask(command, key, expires);
    let last: LastAnswer | null = null;
    let earliest: string | null = null;
    for (let copies = 0; copies < 4 && !isRecorded(last) && this.#serverNow() < expires; copies++) {
      last = await ask();
      if (last && !isRecorded(last) && last.status < 500) {
        earliest = last.text;
        break;
      }
      await this.#time.after(300 + this.#random.next() * 2_000);
    }
    if (!isRecorded(last)) {
      await this.#time.after(expires + SETTLED_MS - this.#serverNow());
      do last = await ask();
      while (last === null || last.status >= 500);
      if (earliest !== null && isRecorded(last)) count(this.#counters, 'a no that was none');
    }
    return { ...command, key, person: this.person, ...last! };
  }

  #serverNow(): number {
    return this.#time.now() + this.#skewMs;
  }

  async #ask({ shelterId, name, body }: Command, key: string, expires: number): Promise<LastAnswer | null> {
    count(this.#counters, 'copies');
    const patience = new AbortController();
    void this.#time.after(PATIENCE_MS).then(() => patience.abort());
    try {
      const response = await fetch(`${this.#url}/api/shelters/${shelterId}/${name}`, {
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
      this.#skewMs = Date.parse(response.headers.get('date')!) + 500 - this.#time.now();
      return { status: response.status, text };
    } catch {
      return null;
    }
  }
}

interface ClientContext {
  readonly url: string;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly counters: Counters;
  readonly skewMs: number;
}

/** Whether the command is in the log. */
export const isRecorded = (last: LastAnswer | null): boolean =>
  last?.status === 200 && !last.text.includes('"events":[]');
