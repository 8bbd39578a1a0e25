import type { EventStoreDBClient } from '@eventstore/db-client';
import esdb from '@eventstore/db-client';
import { Sentence } from './failures.ts';
import { waitAtMost } from './pause.ts';
import type { Settings } from './settings.ts';

/** Deadlines of the client come that much behind ours: it does not see that this process was itself held up. */
export const DEADLINE_MARGIN_MS = 1_000;
/** A channel that was never found may still be looked for. */
const CLOSING_MS = 500;
/** Seconds for one node to say who leads, and tries: the client's own look, where we know of no leader. */
const DISCOVERY = { gossipTimeout: 1, maxDiscoverAttempts: 3 };

/** What the client has and hides. */
export interface ClientInternals {
  getChannel(): Promise<{ close(): void; getTarget(): string }>;
  /** Calls any service of a node. */
  execute<C, T>(service: unknown, name: string, call: (client: C) => Promise<T>): Promise<T>;
}

export const internalsOf = (client: EventStoreDBClient): ClientInternals => client as unknown as ClientInternals;

/** By then a connection that had the same number is long closed. */
const NUMBERS = 1_000;

/** What makes a client another one: channels with the same options share their connections, a dead one too. */
interface ClientIdentity {
  readonly number: number;
  /** Whether it is for questions about the nodes and not about the log. */
  readonly aside: boolean;
}

/**
 * A client of one node (`host:port`), or of all that are named. Throws a sentence for what it can't read; that has no
 * secrets, they were taken out before.
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

/** Ends its reads and subscriptions. The client would wait until each of them has ended; one of them may never. */
export function cut(client: EventStoreDBClient): void {
  client.dispose().catch(() => {});
}

/** The client has no way to close; the channel that it hides has one. */
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

/** What whoever runs the program has set stays so. */
function withDefaults(query: string, defaults: Readonly<Record<string, number>>): string[] {
  const set = query.split('&').filter((pair) => pair !== '');
  const names = set.map((pair) => pair.split('=')[0]?.toLowerCase());
  return [...set, ...pairsOf(defaults).filter((pair) => !names.includes(pair.split('=')[0]?.toLowerCase()))];
}

const ADVICE = /^Specified KeepAliveInterval/;

/** With each client it advises on the console against keepalive below ten seconds: in ten seconds a night's board is old. */
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
