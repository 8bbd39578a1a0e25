import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { type DemoPerson, demoPeopleRead, demoSignIn, type Me, me } from '@safe-haven/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../environment/config.ts';
import { CONFIG } from '../environment/tokens.ts';
import { deviceOf } from '../identity/device.ts';
import { meOf } from '../identity/me-of.ts';
import { SessionCookies } from '../identity/session-cookies.ts';
import { SessionOpener } from '../identity/session-opener.ts';
import { Failure } from '../problems/failure.ts';
import { OpenToAnybody } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { DEMO_NETWORK, type DemoNetwork } from './demo-network.ts';

/** Sign-in as a demo person. */
@Controller()
@OpenToAnybody()
export class DemoController {
  readonly #sessionOpener: SessionOpener;
  readonly #config: Config;
  readonly #sessionCookies: SessionCookies;
  readonly #people: readonly DemoPerson[];

  constructor(
    sessionOpener: SessionOpener,
    sessionCookies: SessionCookies,
    @Inject(CONFIG) config: Config,
    @Inject(DEMO_NETWORK) { people }: DemoNetwork,
  ) {
    this.#sessionOpener = sessionOpener;
    this.#sessionCookies = sessionCookies;
    this.#config = config;
    this.#people = people;
  }

  /** The people one may sign in as: none outside the demo. */
  @Reads(demoPeopleRead, 'Whom one may sign in as (demo)')
  demoPeople(): DemoPerson[] {
    return this.#people.map(({ person, name, role, organisation, country }) => ({
      person,
      name,
      role,
      organisation,
      country,
    }));
  }

  @Post('api/demo/sign-in')
  @Since('0.1.0', 'stable')
  @Answers('Sign in as one of them (demo)', me)
  async signIn(
    @Body({ schema: demoSignIn }) body: z.output<typeof demoSignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const known = this.#people.find((p) => p.person === body.person);
    if (!known) throw new Failure('not_found', { detail: 'Nobody of that name is in the demo.' });
    const device = deviceOf(request.headers['user-agent']);
    const how = { method: 'demo', proof: null, console: 'duty', device } as const;
    const opened = await this.#sessionOpener.open(known.person, how);
    await this.#sessionCookies.set(opened, request, reply);
    return meOf(opened.found, known.name, this.#config);
  }
}
