import type { AllStreamSubscription, BaseOptions, EventStoreDBClient } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { clientOf, closeChannel, cut, internalsOf } from './client-internals.ts';
import { isMissed, NoAnswer } from './failures.ts';
import type { Place } from './places.ts';
import type { Settings } from './settings.ts';
import { SilenceTimer } from './silence-timer.ts';

/** The code of gRPC. */
const UNAVAILABLE = 14;
/** How many events of others the store searches between two checkpoints. */
const SEARCHED_AT_ONCE = 256;

/** Stands in a subscription, in its place between events: up to here there is nothing more for us. */
export class Reached {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }
}

/**
 * The current client, and how to call it. It is replaced after the first missed answer: a connection that only seems
 * alive is abandoned, with every call that still waits on it.
 */
export class Connection {
  readonly settings: Settings;
  #client: EventStoreDBClient;
  /** Who waits on the current client, and how to make them stop. */
  #waiting = new Set<() => void>();
  #used = false;
  #generation = 0;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** The node that leads, as far as we were told, and the one that the client of now was made for. */
  #leader: string | null = null;
  #node: string | null = null;

  constructor(settings: Settings) {
    this.settings = settings;
    this.#client = clientOf(settings, null, { number: this.#generation, aside: false });
  }

  get client(): EventStoreDBClient {
    this.#used = true;
    return this.#client;
  }

  /** With each call: credentials, so that appends take the unary path, and a deadline: what is given up is not sent later. */
  get options(): BaseOptions {
    return { credentials: this.settings.credentials, deadline: this.settings.answerMs, requiresLeader: true };
  }

  nameOf(stream: string): string {
    return this.settings.namespace + stream;
  }

  /** Our name of a stream of the store; null when it is of another application. */
  streamOf(name: string): string | null {
    const { namespace } = this.settings;
    return name.startsWith(namespace) ? name.slice(namespace.length) : null;
  }

  /** Events of our streams after a place, and marks between them of what was searched, in one order. */
  subscribe(after: Place | null): AllStreamSubscription {
    const subscription = this.client.subscribeToAll({
      credentials: this.settings.credentials,
      fromPosition: after ?? esdb.START,
      filter: esdb.streamNameFilter({
        prefixes: [this.settings.namespace],
        maxSearchWindow: SEARCHED_AT_ONCE,
        checkpointReached: mark,
      }),
    });
    subscription.on('error', () => {});
    return subscription;
  }

  /** Which client this is: it changes with each renewal. */
  get generation(): number {
    return this.#generation;
  }

  /**
   * Waits for a call of the client of now, for as long as an answer may take and no longer than that client is kept: then
   * it rejects with `NoAnswer`, and nobody knows what becomes of the call.
   */
  async answered<T>(call: Promise<T>): Promise<T> {
    const { promise: none, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(new NoAnswer());
    const silence = new SilenceTimer(this.settings.answerMs, giveUp);
    const waiting = this.#waiting;
    waiting.add(giveUp);
    try {
      return await Promise.race([call, none]);
    } finally {
      silence.end();
      waiting.delete(giveUp);
      // One that is answered after all is of no interest any more.
      call.catch(() => {});
    }
  }

  /** Which node leads the cluster: the next client is one of that node. */
  leads(node: string): void {
    this.#leader = node;
  }

  /** The node that the client of now was made for; null: it looks for one itself. */
  get aim(): string | null {
    return this.#node;
  }

  /** Where the calls of now go, as `host:port`; null when that can't be told. Only for a client that was just answered. */
  async node(): Promise<string | null> {
    const target = (await internalsOf(this.#client).getChannel()).getTarget();
    return /[^:/]+:\d+$/.exec(target)?.[0] ?? null;
  }

  /** Abandons a client with every call that still waits on it, and creates a new one; once for each bad client. */
  async renew(generation: number): Promise<void> {
    const [old, waiting, used] = [this.#client, this.#waiting, this.#used];
    if (!this.#replace(generation)) return;
    for (const giveUp of waiting) giveUp();
    // To ask for the channel of a client that has none would make one.
    if (!used) return;
    cut(old);
    await closeChannel(old);
  }

  /**
   * Called with each failure. After a missed answer the client is abandoned: the node may be frozen, and another may
   * lead. After a refused or lost connection all channels that share it back off exponentially: a new client tries at
   * once, and our own pauses apply instead.
   */
  blame(error: unknown, generation: number): void {
    if (isMissed(error)) return void this.renew(generation);
    const lost = (error as { code?: unknown } | null)?.code === UNAVAILABLE;
    if (lost && performance.now() - this.#renewedAt > this.settings.retryMs) this.#replace(generation);
  }

  #replace(generation: number): boolean {
    if (generation !== this.#generation) return false;
    this.#generation += 1;
    this.#renewedAt = performance.now();
    this.#waiting = new Set();
    this.#node = this.#leader;
    this.#used = false;
    this.#client = clientOf(this.settings, this.#node, { number: this.#generation, aside: false });
    return true;
  }

  async close(): Promise<void> {
    if (!this.#used) return;
    cut(this.#client);
    await closeChannel(this.#client);
  }
}

/**
 * A checkpoint may come while events before it still wait to be read. It is put behind them, so that who resumes from
 * it has had them. It must never throw: the client would not survive it.
 */
function mark(subscription: AllStreamSubscription, place: Place): void {
  if (!subscription.destroyed && subscription.readable) subscription.push(new Reached(place));
}
