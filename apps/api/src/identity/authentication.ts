import { type Actor, mayAddFirstFactor, type ServiceToken, type TokenScope } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';
import { same } from '@safe-haven/lang';
import { parseCookie } from 'cookie';
import type { Clock } from '../environment/clock.ts';
import { serviceTokenHashOf } from './credentials/tokens.ts';
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
  /** Whether this session may add the account's first second factor. */
  readonly mayAddFirstFactor: boolean;
  /** For a service token, its scopes. Absent: everything that the role may do. */
  readonly scopes?: readonly TokenScope[];
  /** A command of the operator, which came over the socket of this machine (`operator-acts/`); no request over HTTP has it. */
  readonly isOperator?: true;
}

interface Headers {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

const BEARER = /^Bearer ([A-Za-z0-9_.-]{20,200})$/;

/**
 * The only place where a request is authenticated as a person or a machine. Nothing else reads the cookie or a token;
 * an unrecognised caller is anonymous.
 */
export class Authentication {
  readonly #sessions: Sessions;
  readonly #directory: LiveDirectory;
  readonly #cookie: string;
  readonly #clock: Clock;

  constructor(
    sessions: Sessions,
    directory: LiveDirectory,
    options: { readonly cookie: string; readonly clock: Clock },
  ) {
    this.#sessions = sessions;
    this.#directory = directory;
    this.#cookie = options.cookie;
    this.#clock = options.clock;
  }

  /** `isUse`: whether the request counts as activity of its person. */
  callerOf(headers: Headers, isUse = false): Caller | null {
    if (headers.authorization) return this.#machine(headers.authorization);
    const token = this.tokenIn(headers);
    const found = token ? this.#sessions.find(token, isUse) : null;
    if (!found) return null;
    return {
      actor: actorOf(found.person.personId, found.grant),
      source: 'app',
      sessionId: found.session.sessionId,
      steppedUp: this.#sessions.steppedUp(found),
      mayAddFirstFactor: mayAddFirstFactor(found.person, found.session, this.#clock.now()),
    };
  }

  /**
   * Whether somebody who was let in may still be answered, by what this process has read since: their account is in use, with
   * a session, in that role, or their token is in force (AC-3). Another id of the same session, after a second factor, is no end.
   */
  isStillIn({ actor, scopes }: Caller): boolean {
    if (scopes) return this.#directory.directory.tokens.values().some((token) => this.#isOf(actor, token));
    const person = this.#directory.person(actor.person);
    if (person?.situation !== 'active' || Object.keys(person.sessions).length === 0) return false;
    return Object.values(person.grants).some((grant) => same(actorOf(actor.person, grant), actor));
  }

  #isOf({ person }: Actor, { tokenId, revokedAt, expiresAt }: ServiceToken): boolean {
    return person === `token-${tokenId}` && revokedAt === null && Date.parse(expiresAt) > this.#clock.now();
  }

  /** The session token of a request, whether it is valid or not. */
  tokenIn(headers: Headers): string | null {
    return cookieOf(headers.cookie, this.#cookie);
  }

  #machine(authorization: string): Caller | null {
    const bearer = BEARER.exec(authorization)?.[1];
    return bearer === undefined ? null : this.#serviceToken(bearer);
  }

  #serviceToken(bearer: string): Caller | null {
    const token = this.#directory.directory.tokens.get(serviceTokenHashOf(bearer) ?? '');
    if (!token || token.revokedAt !== null || Date.parse(token.expiresAt) <= this.#clock.now()) return null;
    const { tokenId, organisation, country, scopes } = token;
    const actor: Actor = { person: `token-${tokenId}`, role: 'service', organisation, country };
    return { actor, source: 'import', sessionId: null, steppedUp: false, mayAddFirstFactor: false, scopes };
  }
}

export function cookieOf(header: string | undefined, name: string): string | null {
  return parseCookie(header ?? '')[name] || null;
}
