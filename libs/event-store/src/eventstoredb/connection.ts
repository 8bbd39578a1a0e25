import type { AllStreamSubscription, BaseOptions, EventStoreDBClient } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { Sentence } from './failures.ts';
import { atMost } from './pause.ts';
import type { Place } from './places.ts';
import type { Settings } from './settings.ts';

/** The client waits for each of its streams to end; one of them may never. */
const DISPOSING_MS = 500;
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

/** The client, and how it has to be called. It can be renewed: a connection that only seems to live is left behind. */
export class Connection {
  readonly settings: Settings;
  #client: EventStoreDBClient;
  #used = false;
  #generation = 0;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(settings: Settings) {
    this.settings = settings;
    this.#client = clientOf(settings, this.#generation);
  }

  get client(): EventStoreDBClient {
    this.#used = true;
    return this.#client;
  }

  /** With each call: credentials, so that appends take the unary path, and a deadline of our own. */
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

  /** Leaves a client behind with all that still waits on it, and takes a new one; once for each that was bad. */
  async renew(generation: number): Promise<void> {
    const old = this.#client;
    if (!this.#replace(generation)) return;
    await cut(old);
    // What was sent to be written may still be answered.
    setTimeout(() => void closeChannel(old), this.settings.answerMs).unref();
  }

  /**
   * Told of each failure. Where a connection was refused or lost, all channels that share it wait longer and longer
   * before they try again: a new client tries at once, and it is our own pauses that count.
   */
  blame(error: unknown, generation: number): void {
    const lost = (error as { code?: unknown } | null)?.code === UNAVAILABLE;
    if (lost && performance.now() - this.#renewedAt > this.settings.retryMs) this.#replace(generation);
  }

  #replace(generation: number): boolean {
    if (generation !== this.#generation) return false;
    this.#generation += 1;
    this.#renewedAt = performance.now();
    this.#client = clientOf(this.settings, this.#generation);
    return true;
  }

  async close(): Promise<void> {
    if (!this.#used) return;
    await cut(this.#client);
    // One that was never found is still being looked for.
    await atMost(DISPOSING_MS, closeChannel(this.#client));
  }
}

/** Ends its reads and subscriptions. */
async function cut(client: EventStoreDBClient): Promise<void> {
  await atMost(DISPOSING_MS, client.dispose());
}

/**
 * Throws a sentence for what the client can't read; it has no secrets, they were taken out before. Channels with the
 * same options share their connections, a dead one too: a millisecond more makes it another.
 */
function clientOf({ connectionString, keepAliveTimeoutMs }: Settings, generation: number): EventStoreDBClient {
  const separator = connectionString.includes('?') ? '&' : '?';
  const own = `${separator}keepAliveTimeout=${keepAliveTimeoutMs + generation}`;
  try {
    return esdb.EventStoreDBClient.connectionString(connectionString + own);
  } catch (error) {
    throw new Sentence(`The connection string can't be used: ${(error as Error).message}`);
  }
}

/**
 * A checkpoint may come while events before it still wait to be read. It is put behind them, so that who resumes from
 * it has had them. It must never throw: the client would not survive it.
 */
function mark(subscription: AllStreamSubscription, place: Place): void {
  if (!subscription.destroyed && subscription.readable) subscription.push(new Reached(place));
}

/** The client has no way to close; the channel that it hides has one. */
async function closeChannel(client: EventStoreDBClient): Promise<void> {
  const hidden = client as unknown as { getChannel(): Promise<{ close(): void }> };
  try {
    (await hidden.getChannel()).close();
  } catch {
    // There was none.
  }
}
