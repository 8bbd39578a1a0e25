import type { AllStreamSubscription, BaseOptions, EventStoreDBClient } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { clientOf, closeChannel, cut, internalsOf } from './client-internals.ts';
import { isMissed, NoAnswerError } from './failures.ts';
import type { Settings } from './settings.ts';
import { SilenceTimer } from './silence-timer.ts';
import type { StorePosition } from './store-position.ts';

/** Status codes of gRPC. */
const UNAVAILABLE = 14;
/** How many events of other applications the store searches between two checkpoints. */
const CHECKPOINT_INTERVAL = 256;

/** A checkpoint in a subscription: there is none of our events up to here. */
export class Reached {
  readonly place: StorePosition;

  constructor(place: StorePosition) {
    this.place = place;
  }
}

/**
 * The current client. It is replaced after the first missed answer: a connection that only seems alive is abandoned,
 * together with all calls that wait on it.
 */
export class Connection {
  readonly settings: Settings;
  #client: EventStoreDBClient;
  /** Cancels the pending calls of the current client. */
  #waiting = new Set<() => void>();
  #used = false;
  #generation = 0;
  #renewedAt = Number.NEGATIVE_INFINITY;
  /** The leader as last reported, and the node that the current client was created for. */
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

  /**
   * Options of each call: credentials, so that appends take the unary path, and a deadline, so that an abandoned call is
   * not sent later.
   */
  get options(): BaseOptions {
    return { credentials: this.settings.credentials, deadline: this.settings.answerMs, requiresLeader: true };
  }

  nameOf(stream: string): string {
    return this.settings.namespace + stream;
  }

  /** Our name for a stream of the store; null for a stream of another application. */
  streamOf(name: string): string | null {
    const { namespace } = this.settings;
    return name.startsWith(namespace) ? name.slice(namespace.length) : null;
  }

  /** Our events after a position, interleaved with checkpoints, in order. */
  subscribe(after: StorePosition | null): AllStreamSubscription {
    const subscription = this.client.subscribeToAll({
      credentials: this.settings.credentials,
      fromPosition: after ?? esdb.START,
      filter: esdb.streamNameFilter({
        prefixes: [this.settings.namespace],
        maxSearchWindow: CHECKPOINT_INTERVAL,
        checkpointReached: checkpoint,
      }),
    });
    subscription.on('error', () => {});
    return subscription;
  }

  /** Increases with each new client. */
  get generation(): number {
    return this.#generation;
  }

  /**
   * Runs a call on the current client, until its timeout or until that client is replaced: then it rejects with
   * `NoAnswerError`, and the outcome is unknown.
   */
  async answered<T>(call: Promise<T>): Promise<T> {
    const { promise: none, reject } = Promise.withResolvers<never>();
    const giveUp = () => reject(new NoAnswerError());
    const silence = new SilenceTimer(this.settings.answerMs, giveUp);
    const waiting = this.#waiting;
    waiting.add(giveUp);
    try {
      return await Promise.race([call, none]);
    } finally {
      silence.stop();
      waiting.delete(giveUp);
      // A late result is ignored.
      call.catch(() => {});
    }
  }

  /** Sets the cluster's leader: the next client is created for that node. */
  leads(node: string): void {
    this.#leader = node;
  }

  /** The node that the current client was created for; null: the client discovers one itself. */
  get aim(): string | null {
    return this.#node;
  }

  /** The node that current calls go to, as `host:port`; null when unknown. Only for a client that has just been answered. */
  async node(): Promise<string | null> {
    const target = (await internalsOf(this.#client).getChannel()).getTarget();
    return /[^:/]+:\d+$/.exec(target)?.[0] ?? null;
  }

  /** Abandons a client with every pending call and creates a new one; at most once for each client. */
  async renew(generation: number): Promise<void> {
    const [old, waiting, used] = [this.#client, this.#waiting, this.#used];
    if (!this.#replace(generation)) return;
    for (const giveUp of waiting) giveUp();
    // Asking a client without a channel for its channel would create one.
    if (!used) return;
    cut(old);
    await closeChannel(old);
  }

  /**
   * Called for each failure. After a missed answer the client is abandoned: the node may be frozen, and another one may
   * lead. After a refused or lost connection all channels that share it back off exponentially: a new client tries at once,
   * and our own pauses apply instead.
   */
  reportFailure(error: unknown, generation: number): void {
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
 * A checkpoint may arrive while events before it are still unread. It is queued behind them, so that resuming from it skips
 * none. It must never throw, because the client would not survive it.
 */
function checkpoint(subscription: AllStreamSubscription, place: StorePosition): void {
  if (!subscription.destroyed && subscription.readable) subscription.push(new Reached(place));
}
