import { label } from '@safe-haven/contracts';
import type { Actor, TokenScope } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import { parseCookie } from 'cookie';
import type { Clock } from '../environment/clock.ts';
import { sameSecret, serviceTokenHashOf } from './credentials/tokens.ts';
import { actorOf, type LiveDirectory } from './live-directory.ts';
import type { Sessions } from './sessions.ts';

/**
 * The cookie's name with TLS: the `__Host-` prefix makes browsers refuse it without TLS, from a subdomain or for
 * another path.
 */
export const COOKIE_TLS = '__Host-haven';
/** The cookie's name without TLS, on this machine only. */
export const COOKIE_PLAIN = 'haven_session';

/** The authenticated caller of a request. */
export interface Caller {
  readonly actor: Actor;
  readonly source: EventSource;
  /** The session's id; null for a service token. */
  readonly sessionId: string | null;
  /** Whether a second factor was shown in the last five minutes. */
  readonly steppedUp: boolean;
  /** For a service token, its scopes. Absent: everything that the role may do. */
  readonly scopes?: readonly (TokenScope | 'operate' | 'set_up' | 'keep_house')[];
}

interface Headers {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
  readonly 'haven-organisation'?: string | string[] | undefined;
  readonly 'haven-role'?: string | string[] | undefined;
}

const BEARER = /^Bearer ([A-Za-z0-9_.-]{20,200})$/;

/**
 * The only place where a request is authenticated as a person or a machine. Nothing else reads the cookie or a token;
 * an unrecognised caller is anonymous.
 */
export class Authentication {
  readonly #sessions: Sessions;
  readonly #directory: LiveDirectory;
  readonly #operatorToken: string;
  readonly #cookie: string;
  readonly #clock: Clock;

  constructor(
    sessions: Sessions,
    directory: LiveDirectory,
    options: { readonly operatorToken: string; readonly cookie: string; readonly clock: Clock },
  ) {
    this.#sessions = sessions;
    this.#directory = directory;
    this.#operatorToken = options.operatorToken;
    this.#cookie = options.cookie;
    this.#clock = options.clock;
  }

  /** `isUse`: whether the request counts as activity of its person. */
  callerOf(headers: Headers, isUse = false): Caller | null {
    if (headers.authorization) return this.#machine(headers.authorization, headers);
    const token = this.tokenIn(headers);
    const found = token ? this.#sessions.find(token, isUse) : null;
    if (!found) return null;
    return {
      actor: actorOf(found.person.personId, found.grant),
      source: 'app',
      sessionId: found.session.sessionId,
      steppedUp: this.#sessions.steppedUp(found),
    };
  }

  /** The session token of a request, whether it is valid or not. */
  tokenIn(headers: Headers): string | null {
    return cookieOf(headers.cookie, this.#cookie);
  }

  #machine(authorization: string, headers: Headers): Caller | null {
    const bearer = BEARER.exec(authorization)?.[1];
    if (bearer === undefined) return null;
    return this.#operator(bearer, headers) ?? this.#serviceToken(bearer);
  }

  /** The operator's command-line tools: their token is in a file that only the operator can read. */
  #operator(bearer: string, headers: Headers): Caller | null {
    if (!sameSecret(bearer, this.#operatorToken)) return null;
    const header = headers['haven-organisation'];
    const named = label.safeParse(decode(typeof header === 'string' ? header : ''));
    const organisation = named.success ? named.data : null;
    const person = organisation === null ? 'system:operator' : 'system:import';
    // Rooms, rules and occupancy are set by managers; an import by the operator is recorded with the role of a manager.
    const asManager = organisation !== null && headers['haven-role'] === 'manager';
    const actor: Actor = { person, role: asManager ? 'manager' : 'service', organisation, country: null };
    return {
      actor,
      source: 'import',
      sessionId: null,
      steppedUp: false,
      scopes: ['register', 'report_census', 'operate', ...(asManager ? (['set_up', 'keep_house'] as const) : [])],
    };
  }

  #serviceToken(bearer: string): Caller | null {
    const token = this.#directory.directory.tokens.get(serviceTokenHashOf(bearer) ?? '');
    if (!token || token.revokedAt !== null || Date.parse(token.expiresAt) <= this.#clock.now()) return null;
    const { tokenId, organisation, country, scopes } = token;
    const actor: Actor = { person: `token-${tokenId}`, role: 'service', organisation, country };
    return { actor, source: 'import', sessionId: null, steppedUp: false, scopes };
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

export function cookieOf(header: string | undefined, name: string): string | null {
  return parseCookie(header ?? '')[name] || null;
}
