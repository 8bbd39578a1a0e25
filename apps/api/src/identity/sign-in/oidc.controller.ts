import { Controller, Get, Logger, Query, Req, Res } from '@nestjs/common';
import { consoleKind, id } from '@safe-haven/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PublicOrigin } from '../../environment/public-origin.ts';
import { Failure } from '../../problems/failure.ts';
import { OpenToAnybody } from '../../routes/access.ts';
import { AnswersFile } from '../../routes/answers.ts';
import { Since } from '../../routes/life.ts';
import { cookieOf } from '../authentication.ts';
import { ticketCookie } from '../cookie.ts';
import { SIGNED_OUT_THERE } from '../credentials/oidc.ts';
import { SessionCookies } from '../session-cookies.ts';
import { OF_THE_SETTINGS } from '../sign-in-providers.ts';
import { OidcSignIn } from './oidc-sign-in.ts';
import { clientOf } from './sign-in.controller.ts';

const startQuery = z.strictObject({
  console: consoleKind.default('shared'),
  purpose: z.enum(['sign_in', 'add_factor']).default('sign_in'),
  provider: id.default(OF_THE_SETTINGS),
});

const endQuery = startQuery.pick({ provider: true });

/** Redirects to an organisation's provider, and its callback. Both are pages for browsers, not JSON. */
@Controller('api/sign-in/oidc')
@OpenToAnybody()
export class OidcController {
  readonly #log = new Logger('SignIn');
  readonly #oidc: OidcSignIn;
  readonly #origin: PublicOrigin;
  readonly #sessionCookies: SessionCookies;

  constructor(oidc: OidcSignIn, origin: PublicOrigin, sessionCookies: SessionCookies) {
    this.#oidc = oidc;
    this.#origin = origin;
    this.#sessionCookies = sessionCookies;
  }

  @Get('start')
  @Since('0.1.0', 'page')
  @AnswersFile('Go to an organisation’s own sign-in', 'text/html')
  async start(
    @Query({ schema: startQuery }) asked: z.output<typeof startQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const begun = await this.#oidc.begin(asked.provider, asked.console, asked.purpose);
    if (begun === null) throw new Failure('not_found');
    if ('why' in begun) return this.#back(reply, begun.why);
    const ticket = ticketCookie(this.#origin.tls);
    void reply.header('set-cookie', ticket.set(begun.ticket));
    void reply.status(302).header('location', begun.url);
    return '';
  }

  /** Pressed after signing out here, by nobody who is signed in. */
  @Get('end')
  @Since('0.1.0', 'page')
  @AnswersFile('Sign out at an organisation’s own sign-in as well', 'text/html')
  async end(
    @Query({ schema: endQuery }) asked: z.output<typeof endQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const ended = await this.#oidc.end(asked.provider);
    if (ended === null) throw new Failure('not_found');
    if ('why' in ended) return this.#back(reply, ended.why);
    void reply.status(302).header('location', ended.url);
    return '';
  }

  @Get('callback')
  @Since('0.1.0', 'page')
  @AnswersFile('Come back from an organisation’s own sign-in', 'text/html')
  async callback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const query = request.url.split('?')[1] ?? '';
    if (new URLSearchParams(query).get('state') === SIGNED_OUT_THERE) return page(reply, '/sign-in');
    const ticket = ticketCookie(this.#origin.tls);
    const state = cookieOf(request.headers.cookie, ticket.name);
    const outcome = state ? await this.#oidc.finish(query, state, clientOf(request).device) : null;
    if (!outcome?.ok) return this.#back(reply, outcome?.why ?? 'expired', ticket.cleared);
    await this.#sessionCookies.set(outcome.opened, request, reply);
    void reply.header('set-cookie', ticket.cleared);
    return page(reply, outcome.purpose === 'add_factor' ? '/account' : '/');
  }

  #back(reply: FastifyReply, why: string, cleared?: string): string {
    this.#log.warn({ code: 'sign_in_elsewhere_failed', why });
    if (cleared) void reply.header('set-cookie', cleared);
    return page(reply, `/sign-in#failed=${why}`);
  }
}

/**
 * A page of ours that navigates on by script: the browser came from another site, so a redirect would be sent without
 * the `SameSite=Strict` cookie; a navigation from our own page includes it.
 */
function page(reply: FastifyReply, to: string): string {
  void reply.type('text/html; charset=utf-8');
  return `<!doctype html><meta charset="utf-8"><title>Haven</title><meta http-equiv="refresh" content="0;url=${to}"><a href="${to}">Go on</a>`;
}
