import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicOrigin } from '../environment/public-origin.ts';
import type { Authentication } from './authentication.ts';
import { setSessionCookie } from './cookie.ts';
import type { DeviceCookies } from './device-cookies.ts';
import type { OpenedSession, SessionOpener } from './session-opener.ts';
import { sessionIdOf } from './sessions.ts';

/** Sets the cookie of an opened session and ends the session that the browser had before. */
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

  /** Resolves once this process has read that the old session ended. */
  async set({ token, found }: OpenedSession, { headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    setSessionCookie(reply, token, this.#origin.tls);
    this.#devices.remember(reply, headers, found.person.personId);
    const before = this.#authentication.tokenIn(headers);
    if (before !== null) await this.#sessionOpener.endReplaced(sessionIdOf(before), found);
  }
}
