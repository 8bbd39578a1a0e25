import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicOrigin } from '../environment/public-origin.ts';
import type { WhoIsIt } from './authentication.ts';
import { setSessionCookie } from './cookie.ts';
import type { OpenedSession, SigningIn } from './session-opening.ts';
import { sessionIdOf } from './sessions.ts';

/** Hands an opened session to the browser that asked for it; the one that the browser had until now is over. */
export class LettingIn {
  readonly #signingIn: SigningIn;
  readonly #who: WhoIsIt;
  readonly #origin: PublicOrigin;

  constructor(signingIn: SigningIn, who: WhoIsIt, origin: PublicOrigin) {
    this.#signingIn = signingIn;
    this.#who = who;
    this.#origin = origin;
  }

  /** Answers once this process has read that the old session is over. */
  async letIn({ token, found }: OpenedSession, { headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    setSessionCookie(reply, token, this.#origin.tls);
    const before = this.#who.tokenIn(headers);
    if (before !== null) await this.#signingIn.endReplaced(sessionIdOf(before), found);
  }
}
