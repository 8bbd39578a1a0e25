import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicOrigin } from '../environment/public-origin.ts';
import type { Authentication } from './authentication.ts';
import { setSessionCookie } from './cookie.ts';
import type { DeviceCookies } from './device-cookies.ts';
import type { OpenedSession, SessionOpener } from './session-opener.ts';
import { sessionIdOf } from './sessions.ts';

/** Hands an opened session to the browser that asked for it; the one that the browser had until now is over. */
export class SessionCookies {
  readonly #sessionOpener: SessionOpener;
  readonly #authentication: Authentication;
  readonly #origin: PublicOrigin;
  readonly #devices: DeviceCookies;

  constructor(
    sessionOpener: SessionOpener,
    authentication: Authentication,
    origin: PublicOrigin,
    devices: DeviceCookies,
  ) {
    this.#devices = devices;
    this.#sessionOpener = sessionOpener;
    this.#authentication = authentication;
    this.#origin = origin;
  }

  /** Answers once this process has read that the old session is over. */
  async handOver({ token, found }: OpenedSession, { headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    setSessionCookie(reply, token, this.#origin.tls);
    this.#devices.remember(reply, headers, found.person.personId);
    const before = this.#authentication.tokenIn(headers);
    if (before !== null) await this.#sessionOpener.endReplaced(sessionIdOf(before), found);
  }
}
