import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Random } from '../../testing/random.ts';
import { type Counters, count } from '../faulty-store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A program's answer to one copy of a command. */
interface Answered {
  readonly key: string;
  readonly status: number;
  readonly text: string;
}

interface Answer extends Answered {
  readonly headers: IncomingMessage['headers'];
}

const LONGEST_DELAY_MS = 30_000;
const LONGEST_LATE_ANSWER_MS = 6_000;

/** A network between clients and several programs that loses, delays and duplicates messages, in both directions. */
export class LossyNetwork {
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #to: readonly string[];
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #counters: Counters;
  #held: (() => Promise<void>)[] = [];
  #underWay = new Set<Promise<unknown>>();
  /** Every answer to any copy, whether or not it was delivered. */
  readonly answered: Answered[] = [];

  constructor(to: readonly string[], time: VirtualTime, random: Random, counters: Counters) {
    this.#to = to;
    this.#time = time;
    this.#random = random;
    this.#counters = counters;
    this.#server = createServer((asked, reply) => void this.#take(asked, reply));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Delivers the messages that were held back. */
  async release(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    for (const deliver of held) await deliver();
  }

  /** Resolves once no message is in flight. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    this.#agent.destroy();
  }

  async #take(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await text(asked).catch(() => null);
    if (body === null) return;
    const copy = () => this.#deliver(asked, body);
    const cut = () => void reply.destroy();
    const dice = this.#random.next();
    if (dice < 0.1) return this.#happens('request lost', cut);
    if (dice < 0.2) {
      this.#happens('answer lost');
      return void copy().then(cut, cut);
    }
    if (dice < 0.3) {
      this.#happens('request delayed', cut);
      return this.#later(copy);
    }
    const answer = await copy().catch(() => null);
    if (answer === null) return cut();
    if (dice < 0.35) {
      this.#happens('answer delayed');
      await this.#time.after(this.#random.next() * LONGEST_LATE_ANSWER_MS);
    }
    if (dice > 0.85) {
      this.#happens('repeated');
      this.#later(copy);
    }
    reply.writeHead(answer.status, answer.headers).end(answer.text);
  }

  #happens(fault: string, does?: () => void): void {
    count(this.#counters, fault);
    does?.();
  }

  /** Delivers a copy after a random delay, sometimes after everything else. */
  #later(copy: () => Promise<unknown>): void {
    if (this.#random.chance(0.1)) {
      count(this.#counters, 'kept back to the end');
      this.#held.push(async () => void (await copy().catch(() => null)));
      return;
    }
    const comes = this.#time
      .after(this.#random.next() * LONGEST_DELAY_MS)
      .then(copy)
      .catch(() => null);
    this.#underWay.add(comes);
    void comes.then(() => this.#underWay.delete(comes));
  }

  /** Sends to a random program. Rejects when it is unreachable. */
  #deliver({ method, url, headers }: IncomingMessage, body: string): Promise<Answer> {
    const to = this.#to[this.#random.below(this.#to.length)]!;
    const key = String(headers['idempotency-key'] ?? '');
    return new Promise((resolve, reject) => {
      const asked = request(`${to}${url}`, { method, headers, agent: this.#agent }, async (response) => {
        const bodyText = await text(response);
        const { status, ...rest } = { status: response.statusCode ?? 0, headers: response.headers };
        this.answered.push({ key, status, text: bodyText });
        resolve({ key, status, text: bodyText, headers: rest.headers });
      });
      asked.once('error', reject);
      asked.end(body);
    });
  }
}
