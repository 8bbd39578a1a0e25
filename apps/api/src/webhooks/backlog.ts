import type { RegisteredWebhook } from '@safe-haven/domain';
import type { EventStore, LogEvent } from '@safe-haven/event-store';
import { shelterOf } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type Message, messageId, type SkippedEvent } from './message.ts';
import { type FollowedEvent, ShelterFollower } from './shelter-follower.ts';

/** At most so many messages are kept in memory; later ones are read from the log when their turn comes. */
const MAX_QUEUED = 1_000;

export interface BacklogParts {
  readonly store: EventStore;
  readonly feed: BoardFeed;
  readonly maxQueued?: number | undefined;
}

/**
 * The undelivered messages of one webhook, in log order. It starts by reading the streams of the organisation's own
 * shelters, and no others; afterwards it takes each event as the feed delivers it.
 */
export class Backlog {
  readonly #parts: BacklogParts;
  readonly #webhook: RegisteredWebhook;
  #shelters: Map<string, ShelterFollower> | null = null;
  #queued: (Message | SkippedEvent)[] = [];
  #arrived: LogEvent<unknown>[] = [];
  /** Events were dropped for lack of space: the read in progress may miss them. */
  #overflowed = false;
  /** The position up to which the log was scanned, and the position up to which everything was delivered. */
  #scannedTo: string;
  #through: string;

  constructor(webhook: RegisteredWebhook, parts: BacklogParts) {
    this.#parts = parts;
    this.#webhook = webhook;
    this.#scannedTo = webhook.through;
    this.#through = webhook.through;
  }

  /** The position up to which everything was delivered. */
  get through(): string {
    return this.#through;
  }

  /** How many messages, and changes that may become one, wait here; what is behind them in the log is not counted. */
  get waiting(): number {
    return this.#queued.length + this.#arrived.length;
  }

  /** Takes one event of the log; returns whether it is about one of the organisation's own shelters. */
  onEvent(event: LogEvent<unknown>): boolean {
    const shelterId = shelterOf(event.stream);
    if (shelterId === null || !this.#isOwn(shelterId)) return false;
    // Nothing is being delivered, so the queue only grows: drop it and read the log again on delivery.
    if (this.#arrived.length >= this.#maxQueued) this.#discard();
    else this.#arrived.push(event);
    return true;
  }

  /** The next message; null when there is none up to the feed's position. Rejects when the event store can't be read. */
  async next(): Promise<Message | SkippedEvent | null> {
    while (this.#queued.length === 0) {
      if (this.#shelters === null) await this.#read();
      const event = this.#arrived.shift();
      if (event) await this.#process(event);
      else if (this.#queued.length === 0 && this.#shelters !== null) {
        this.#scannedTo = this.#parts.feed.position;
        this.#through = this.#scannedTo;
        return null;
      }
    }
    return this.#queued[0]!;
  }

  /** Removes the current message, after it was delivered or skipped. */
  delivered(): void {
    const delivered = this.#queued.shift();
    const next = this.#queued[0];
    if (delivered && next?.position !== delivered.position) this.#through = delivered.position;
  }

  get #maxQueued(): number {
    return this.#parts.maxQueued ?? MAX_QUEUED;
  }

  #discard(): void {
    this.#shelters = null;
    this.#arrived = [];
    this.#overflowed = true;
    this.#scannedTo = this.#queued.at(-1)?.position ?? this.#through;
  }

  async #read(): Promise<void> {
    const { feed, store } = this.#parts;
    const [after, upTo] = [this.#scannedTo, feed.position];
    this.#overflowed = false;
    const shelters = new Map<string, ShelterFollower>();
    const found: (Message | SkippedEvent)[] = [];
    for (const shelterId of [...feed.network.shelters.keys()].filter((id) => this.#isOwn(id))) {
      const shelter = new ShelterFollower(store, shelterId);
      shelters.set(shelterId, shelter);
      for (const followed of await shelter.readUpTo(upTo, after)) found.push(...this.#messages(followed));
    }
    found.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
    const last = found[this.#maxQueued - 1]?.position;
    this.#queued = last === undefined ? found : found.filter(({ position }) => position <= last);
    const isAll = this.#queued.length === found.length;
    this.#scannedTo = isAll ? upTo : last!;
    this.#shelters = isAll && !this.#overflowed ? shelters : null;
    if (this.#shelters === null) this.#arrived = [];
  }

  async #process(event: LogEvent<unknown>): Promise<void> {
    if (event.position <= this.#scannedTo || this.#shelters === null) return;
    const shelterId = shelterOf(event.stream)!;
    const shelter = this.#shelters.get(shelterId) ?? new ShelterFollower(this.#parts.store, shelterId);
    this.#shelters.set(shelterId, shelter);
    const followed = await shelter.onEvent(event);
    if (followed === 'unknown') return this.#discard();
    this.#queued.push(...followed.flatMap((each) => this.#messages(each)));
    this.#scannedTo = event.position;
  }

  #messages(followed: FollowedEvent): (Message | SkippedEvent)[] {
    if (!('tells' in followed)) return [followed];
    const { tells, shelter, position, at } = followed;
    const { webhookId, tells: topics } = this.#webhook;
    return tells
      .filter((type) => topics.includes(type))
      .map((type) => ({ id: messageId(webhookId, position, type), type, position, at, data: shelter }));
  }

  #isOwn(shelterId: string): boolean {
    const state = this.#parts.feed.network.shelters.get(shelterId)?.state;
    return (
      state !== undefined && state.situation !== 'unregistered' && state.organisation === this.#webhook.organisation
    );
  }
}
