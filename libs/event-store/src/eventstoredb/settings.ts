import type { Codec } from '../port.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Whether the store can be reached now; the reason is a sentence for the log and for people, without secrets. */
export type OnState = (state: 'connected' | 'away', reason: string) => void;

export interface EventStoreDbOptions<E> {
  /** `esdb://host:port,…?tls=…&tlsCAFile=…` or `esdb+discover://…`; user and password may stand in it. */
  readonly connectionString: string;
  readonly codec: Codec<E>;
  /** Before those of the connection string. */
  readonly credentials?: Credentials;
  /** What the names of our streams begin with in the store, so that they are told from those of other applications. */
  readonly namespace?: string;
  readonly onState?: OnState;
  /** Gives up opening a store that is away. */
  readonly signal?: AbortSignal;
  /** How often a subscription is compared with the head of the log. */
  readonly watchdogMs?: number;
  /** How long an answer may take; an append that takes longer has an unknown outcome. */
  readonly answerMs?: number;
  /** The first pause before a new try; it doubles up to twenty times this. */
  readonly retryMs?: number;
  /** From 0 to 1, for the pauses: tests give one that can be had again. */
  readonly random?: () => number;
}

/** What was made of the options: nothing in it is a secret but the credentials. */
export interface Settings {
  readonly connectionString: string;
  readonly credentials: Credentials;
  readonly hosts: string;
  /** Whether more than one node is named, or has to be found: then it is asked who leads. */
  readonly isCluster: boolean;
  readonly namespace: string;
  /** How often a connection on which nothing comes is tried, and how long the answer to that may take. */
  readonly keepAliveIntervalMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly watchdogMs: number;
  readonly answerMs: number;
  readonly retryMs: number;
  readonly random: () => number;
}

/** A connection of which only our half is left is noticed within twice this, whoever waits on it. */
const KEEP_ALIVE_MS = 2_500;

/** Never sent: a connection without TLS sends no credentials, but with them the client takes its sound path to append. */
const NOBODY: Credentials = { username: 'nobody', password: '' };

const numberIn = (name: string) => new RegExp(`(?:^|&)${name}=(\\d+)(?=&|$)`, 'i');
const INTERVAL = numberIn('keepAliveInterval');
const TIMEOUT = numberIn('keepAliveTimeout');

/** Throws a sentence for what can't work, before anything is tried. */
export function settingsOf(
  options: Omit<EventStoreDbOptions<unknown>, 'codec'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  refuseDebugLogging(environment);
  const { namespace = 'haven-', watchdogMs = 2_000, answerMs = 3_000, retryMs = 100, random = Math.random } = options;
  if (!/^[a-z][A-Za-z0-9_.-]*$/.test(namespace)) throw new Error(`"${namespace}" is no beginning of a stream's name.`);
  const { scheme, user, hosts, query, isCluster } = partsOf(options.connectionString);
  if (/(^|&)throwOnAppendFailure=false/i.test(query)) {
    throw new Error('throwOnAppendFailure=false tells wrong revisions: take it out of the connection string.');
  }
  const credentials = options.credentials ?? user;
  const rest = query.replace(INTERVAL, '').replace(TIMEOUT, '').replace(/^&/, '');
  const open = /(^|&)tls=false(&|$)/i.test(query);
  if (!open && !credentials) throw new Error('The store is reached with TLS and needs a user and a password.');
  return {
    connectionString: `${scheme}://${hosts}${rest && `?${rest}`}`,
    credentials: credentials ?? NOBODY,
    hosts,
    isCluster,
    namespace,
    keepAliveIntervalMs: Number(INTERVAL.exec(query)?.[1] ?? KEEP_ALIVE_MS),
    keepAliveTimeoutMs: Number(TIMEOUT.exec(query)?.[1] ?? KEEP_ALIVE_MS),
    watchdogMs,
    answerMs,
    retryMs,
    random,
  };
}

function partsOf(text: string) {
  const match = /^(?:esdb|kurrentdb)(\+discover)?:\/\/([^/?]+)\/?(?:\?(.*))?$/.exec(text.trim());
  if (!match) throw new Error('The connection string has to look like esdb://host:2113?tls=true');
  const [, discover = '', authority = '', query = ''] = match;
  const at = authority.lastIndexOf('@');
  const hosts = authority.slice(at + 1);
  return {
    scheme: `esdb${discover}`,
    user: userOf(authority.slice(0, Math.max(0, at))),
    hosts,
    isCluster: discover !== '' || hosts.includes(','),
    query,
  };
}

/** Read here, not by the client: it drops them without TLS, and cuts a password at its first colon. */
function userOf(text: string): Credentials | null {
  if (text === '') return null;
  const colon = text.indexOf(':');
  if (colon < 1) throw new Error('The connection string names a user without a password.');
  try {
    return {
      username: decodeURIComponent(text.slice(0, colon)),
      password: decodeURIComponent(text.slice(colon + 1)),
    };
  } catch {
    throw new Error('The user or the password in the connection string is not percent-encoded.');
  }
}

/** With `DEBUG` the client prints passwords, keys and events: never in production. */
function refuseDebugLogging({ NODE_ENV, DEBUG = '' }: Readonly<Record<string, string | undefined>>): void {
  if (NODE_ENV !== 'production') return;
  const patterns = DEBUG.split(/[\s,]+/).filter((pattern) => pattern !== '' && !pattern.startsWith('-'));
  const matches = (pattern: string, name: string) =>
    new RegExp(`^${pattern.replaceAll(/[^\w:*]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
  if (patterns.some((pattern) => NAMESPACES.some((name) => matches(pattern, name)))) {
    throw new Error('DEBUG would print what connects to the store, and its events: unset it in production.');
  }
}

const NAMESPACES = ['esdb', 'esdb:connection', 'esdb:command', 'esdb:command:grpc', 'esdb:events'];
