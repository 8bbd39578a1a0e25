import type { Codec } from '../port.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Called when the store becomes reachable or unreachable; the reason is a sentence for the log and for people, without
 * secrets.
 */
export type OnState = (state: 'connected' | 'away', reason: string) => void;

export interface EventStoreDbOptions<E> {
  /** `esdb://host:port,…?tls=…&tlsCAFile=…` or `esdb+discover://…`; user and password may be in it. */
  readonly connectionString: string;
  readonly codec: Codec<E>;
  /** Overrides those of the connection string. */
  readonly credentials?: Credentials;
  /** The prefix of our streams in the store, which separates them from those of other applications. */
  readonly namespace?: string;
  readonly onState?: OnState;
  /** Aborts opening an unavailable store. */
  readonly signal?: AbortSignal;
  /** How often a subscription is compared with the head of the log. */
  readonly watchdogMs?: number;
  /** How long an answer may take; a slower append has an unknown outcome. */
  readonly answerMs?: number;
  /** The first pause before a retry; it doubles up to twenty times this. */
  readonly retryMs?: number;
  /** From 0 to 1, for jitter; tests pass a seeded one. */
  readonly random?: () => number;
}

/** The validated options; only the credentials are secret. */
export interface Settings {
  readonly connectionString: string;
  readonly credentials: Credentials;
  readonly hosts: string;
  /** Whether there are several nodes, or they are discovered: then the leader is determined by majority. */
  readonly isCluster: boolean;
  readonly namespace: string;
  /** The keepalive interval of an idle connection, and the timeout of its answer. */
  readonly keepAliveIntervalMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly watchdogMs: number;
  readonly answerMs: number;
  readonly retryMs: number;
  readonly random: () => number;
}

/** A half-open connection is noticed within twice this. */
const KEEP_ALIVE_MS = 2_500;

/** Never sent: without TLS no credentials are sent, but with them the client uses its reliable unary append. */
const PLACEHOLDER_CREDENTIALS: Credentials = { username: 'nobody', password: '' };

const numberIn = (name: string) => new RegExp(`(?:^|&)${name}=(\\d+)(?=&|$)`, 'i');
const INTERVAL = numberIn('keepAliveInterval');
const TIMEOUT = numberIn('keepAliveTimeout');

/** Throws with a message for invalid options, before connecting. */
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
    credentials: credentials ?? PLACEHOLDER_CREDENTIALS,
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

/** Parsed here, not by the client: it drops credentials without TLS, and cuts a password at its first colon. */
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

/** With `DEBUG` the client prints passwords, keys and events: forbidden in production. */
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
