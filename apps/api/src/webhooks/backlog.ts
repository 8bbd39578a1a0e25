import type { RegisteredWebhook } from '@safe-haven/domain';
import type { EventStore, LogEvent } from '@safe-haven/event-store';
import { shelterOf } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type LeftOut, type Message, messageId } from './message.ts';
import { type ReadEvent, ToldHouseState } from './told-house.ts';

/** So many messages are kept ready; what lies behind them is read from the log when they are told. */
const MOST_READY = 1_000;

export interface BacklogParts {
  readonly store: EventStore;
  readonly feed: BoardFeed;
  readonly mostReady?: number | undefined;
}

/**
 * What one webhook is still to be told, in the order of the log. Begins by reading the streams of the organisation's own
 * houses, and no other; then it takes each event as the feed brings it.
 */
export class Backlog {
  readonly #parts: BacklogParts;
  readonly #webhook: RegisteredWebhook;
  #houses: Map<string, ToldHouseState> | null = null;
  #ready: (Message | LeftOut)[] = [];
  #arrived: LogEvent<unknown>[] = [];
  /** Some that arrived were not kept: what is being read just now may end before them. */
  #gaveUp = false;
  /** Up to where the log was looked through, and up to where all was told. */
  #readTo: string;
  #through: string;

  constructor(webhook: RegisteredWebhook, parts: BacklogParts) {
    this.#parts = parts;
    this.#webhook = webhook;
    this.#readTo = webhook.through;
    this.#through = webhook.through;
  }

  /** Everything up to here was told. */
  get through(): string {
    return this.#through;
  }

  /** An event of the log; answers whether it is about one of the own houses. */
  hear(event: LogEvent<unknown>): boolean {
    const shelterId = shelterOf(event.stream);
    if (shelterId === null || !this.#isOwn(shelterId)) return false;
    // Nobody takes what is told: it is read from the log once somebody does.
    if (this.#arrived.length >= this.#most) this.#forget();
    else this.#arrived.push(event);
    return true;
  }

  /** The next to be told; null: there is none up to where the feed stands. Rejects when the log can't be asked. */
  async next(): Promise<Message | LeftOut | null> {
    while (this.#ready.length === 0) {
      if (this.#houses === null) await this.#read();
      const event = this.#arrived.shift();
      if (event) await this.#take(event);
      else if (this.#ready.length === 0 && this.#houses !== null) {
        this.#readTo = this.#parts.feed.position;
        this.#through = this.#readTo;
        return null;
      }
    }
    return this.#ready[0]!;
  }

  /** The message that was next has been taken, or left out. */
  told(): void {
    const told = this.#ready.shift();
    const next = this.#ready[0];
    if (told && next?.position !== told.position) this.#through = told.position;
  }

  get #most(): number {
    return this.#parts.mostReady ?? MOST_READY;
  }

  #forget(): void {
    this.#houses = null;
    this.#arrived = [];
    this.#gaveUp = true;
    this.#readTo = this.#ready.at(-1)?.position ?? this.#through;
  }

  async #read(): Promise<void> {
    const { feed, store } = this.#parts;
    const [after, upTo] = [this.#readTo, feed.position];
    this.#gaveUp = false;
    const houses = new Map<string, ToldHouseState>();
    const found: (Message | LeftOut)[] = [];
    for (const shelterId of [...feed.network.shelters.keys()].filter((id) => this.#isOwn(id))) {
      const house = new ToldHouseState(store, shelterId);
      houses.set(shelterId, house);
      for (const told of await house.readUpTo(upTo, after)) found.push(...this.#messages(told));
    }
    found.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
    const last = found[this.#most - 1]?.position;
    this.#ready = last === undefined ? found : found.filter(({ position }) => position <= last);
    const isAll = this.#ready.length === found.length;
    this.#readTo = isAll ? upTo : last!;
    this.#houses = isAll && !this.#gaveUp ? houses : null;
    if (this.#houses === null) this.#arrived = [];
  }

  async #take(event: LogEvent<unknown>): Promise<void> {
    if (event.position <= this.#readTo || this.#houses === null) return;
    const shelterId = shelterOf(event.stream)!;
    const house = this.#houses.get(shelterId) ?? new ToldHouseState(this.#parts.store, shelterId);
    this.#houses.set(shelterId, house);
    const told = await house.hear(event);
    if (told === 'unknown') return this.#forget();
    this.#ready.push(...told.flatMap((one) => this.#messages(one)));
    this.#readTo = event.position;
  }

  #messages(read: ReadEvent): (Message | LeftOut)[] {
    if (!('tells' in read)) return [read];
    const { tells, house, position, at } = read;
    const { webhookId, tells: wanted } = this.#webhook;
    return tells
      .filter((type) => wanted.includes(type))
      .map((type) => ({ id: messageId(webhookId, position, type), type, position, at, data: house }));
  }

  #isOwn(shelterId: string): boolean {
    const state = this.#parts.feed.network.shelters.get(shelterId)?.state;
    return (
      state !== undefined && state.situation !== 'unregistered' && state.organisation === this.#webhook.organisation
    );
  }
}
