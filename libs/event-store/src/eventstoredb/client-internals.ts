import type { EventStoreDBClient } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { Sentence } from './failures.ts';
import { waitAtMost } from './pause.ts';
import type { Settings } from './settings.ts';

/**
 * The client's deadlines are this much later than ours, because it does not account for time in which this process was
 * blocked.
 */
export const DEADLINE_MARGIN_MS = 1_000;
/** Used while no channel has been discovered. */
const CLOSING_MS = 500;
/**
 * Seconds until one node has to name the leader, and the number of attempts: the client's own discovery, used when we know
 * no leader.
 */
const DISCOVERY = { gossipTimeout: 1, maxDiscoverAttempts: 3 };

/** Internals of the client that its types hide. */
export interface ClientInternals {
  getChannel(): Promise<{ close(): void; getTarget(): string }>;
  /** Calls any gRPC service of a node. */
  execute<C, T>(service: unknown, name: string, call: (client: C) => Promise<T>): Promise<T>;
}

export const internalsOf = (client: EventStoreDBClient): ClientInternals => client as unknown as ClientInternals;

/** Long enough that an older connection with the same number is closed. */
const NUMBERS = 1_000;

/** Options that make channels distinct: channels with equal options share their connections, including dead ones. */
interface ClientIdentity {
  readonly number: number;
  /** Whether it is for cluster queries and not for the log. */
  readonly aside: boolean;
}

/**
 * A client for one node (`host:port`), or for all nodes of the connection string. Throws with a message when the string
 * can't be parsed; it holds no secrets, which were removed before.
 */
export function clientOf(
  settings: Settings,
  node: string | null,
  { number, aside }: ClientIdentity,
): EventStoreDBClient {
  const { connectionString, keepAliveIntervalMs, keepAliveTimeoutMs } = settings;
  const [address = '', query = ''] = connectionString.split('?');
  const own = {
    keepAliveInterval: keepAliveIntervalMs + (aside ? 1 : 0),
    keepAliveTimeout: keepAliveTimeoutMs + (number % NUMBERS),
  };
  const options = [...withDefaults(query, node === null && settings.isCluster ? DISCOVERY : {}), ...pairsOf(own)];
  try {
    return quietly(() => {
      const where = node === null ? address : `esdb://${node}`;
      return esdb.EventStoreDBClient.connectionString(`${where}?${options.join('&')}`);
    });
  } catch (error) {
    throw new Sentence(`The connection string can't be used: ${(error as Error).message}`);
  }
}

/** Cancels its reads and subscriptions. The client's own dispose would wait for each to end, and one of them may never. */
export function cut(client: EventStoreDBClient): void {
  client.dispose().catch(() => {});
}

/** The client has no close method; the channel inside of it has one. */
export function closeChannel(client: EventStoreDBClient): Promise<void> {
  const closing = internalsOf(client)
    .getChannel()
    .then(
      (channel) => channel.close(),
      // There was none.
      () => undefined,
    );
  return waitAtMost(CLOSING_MS, closing);
}

const pairsOf = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([name, value]) => `${name}=${value}`);

/** Explicit settings of the operator are kept. */
function withDefaults(query: string, defaults: Readonly<Record<string, number>>): string[] {
  const set = query.split('&').filter((pair) => pair !== '');
  const names = set.map((pair) => pair.split('=')[0]?.toLowerCase());
  return [...set, ...pairsOf(defaults).filter((pair) => !names.includes(pair.split('=')[0]?.toLowerCase()))];
}

const ADVICE = /^Specified KeepAliveInterval/;

/**
 * The client prints a warning for keepalive intervals below ten seconds; we need them, because a board must not be ten
 * seconds old.
 */
function quietly<T>(make: () => T): T {
  const { warn } = console;
  console.warn = (...warnings: unknown[]) => {
    if (!ADVICE.test(String(warnings[0]))) warn(...warnings);
  };
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}
