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
}

/** What was made of the options: nothing in it is a secret but the credentials. */
export interface Settings {
  readonly connectionString: string;
  readonly credentials: Credentials;
  readonly hosts: string;
  readonly namespace: string;
  /** How long the client waits for the answer to a ping before it gives a connection up. */
  readonly keepAliveTimeoutMs: number;
  readonly watchdogMs: number;
  readonly answerMs: number;
  readonly retryMs: number;
}

/** Never sent: a connection without TLS sends no credentials, but with them the client takes its sound path to append. */
const NOBODY: Credentials = { username: 'nobody', password: '' };

const KEEP_ALIVE = /(?:^|&)keepAliveTimeout=(\d+)(?=&|$)/i;

/** Throws a sentence for what can't work, before anything is tried. */
export function settingsOf(
  options: Omit<EventStoreDbOptions<unknown>, 'codec'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  refuseToTell(environment);
  const { namespace = 'haven-', watchdogMs = 10_000, answerMs = 5_000, retryMs = 100 } = options;
  if (!/^[a-z][A-Za-z0-9_.-]*$/.test(namespace)) throw new Error(`"${namespace}" is no beginning of a stream's name.`);
  const { scheme, user, hosts, query } = partsOf(options.connectionString);
  if (/(^|&)throwOnAppendFailure=false/i.test(query)) {
    throw new Error('throwOnAppendFailure=false tells wrong revisions: take it out of the connection string.');
  }
  const credentials = options.credentials ?? user;
  const rest = query.replace(KEEP_ALIVE, '').replace(/^&/, '');
  const open = /(^|&)tls=false(&|$)/i.test(query);
  if (!open && !credentials) throw new Error('The store is reached with TLS and needs a user and a password.');
  return {
    connectionString: `${scheme}://${hosts}${rest && `?${rest}`}`,
    credentials: credentials ?? NOBODY,
    hosts,
    namespace,
    keepAliveTimeoutMs: Number(KEEP_ALIVE.exec(query)?.[1] ?? 10_000),
    watchdogMs,
    answerMs,
    retryMs,
  };
}

function partsOf(text: string) {
  const match = /^(?:esdb|kurrentdb)(\+discover)?:\/\/([^/?]+)\/?(?:\?(.*))?$/.exec(text.trim());
  if (!match) throw new Error('The connection string has to look like esdb://host:2113?tls=true');
  const [, discover = '', authority = '', query = ''] = match;
  const at = authority.lastIndexOf('@');
  return {
    scheme: `esdb${discover}`,
    user: userOf(authority.slice(0, Math.max(0, at))),
    hosts: authority.slice(at + 1),
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
function refuseToTell({ NODE_ENV, DEBUG = '' }: Readonly<Record<string, string | undefined>>): void {
  if (NODE_ENV !== 'production') return;
  const patterns = DEBUG.split(/[\s,]+/).filter((pattern) => pattern !== '' && !pattern.startsWith('-'));
  const matches = (pattern: string, name: string) =>
    new RegExp(`^${pattern.replaceAll(/[^\w:*]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
  if (patterns.some((pattern) => NAMESPACES.some((name) => matches(pattern, name)))) {
    throw new Error('DEBUG would print what connects to the store, and its events: unset it in production.');
  }
}

const NAMESPACES = ['esdb', 'esdb:connection', 'esdb:command', 'esdb:command:grpc', 'esdb:events'];
