import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { type DemoPerson, demoSignIn, type Me } from '@safe-haven/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../environment/config.ts';
import { CONFIG, DEMO_PEOPLE } from '../environment/tokens.ts';
import { Failure } from '../problems/failure.ts';
import { OpenToAnybody, SignedIn } from '../routes/access.ts';
import type { Caller } from './authentication.ts';
import { CallerOf } from './caller.ts';
import { deviceOf } from './device.ts';
import { LiveDirectory } from './live-directory.ts';
import { meOf } from './me-of.ts';
import { Names } from './names.ts';
import { LettingIn } from './session-cookies.ts';
import { SigningIn } from './session-opening.ts';

/** The demo's way in, and who I am. */
@Controller('api')
export class PeopleController {
  readonly #signingIn: SigningIn;
  readonly #directory: LiveDirectory;
  readonly #names: Names;
  readonly #config: Config;
  readonly #lettingIn: LettingIn;
  readonly #demo: readonly DemoPerson[];

  constructor(
    signingIn: SigningIn,
    directory: LiveDirectory,
    names: Names,
    lettingIn: LettingIn,
    @Inject(CONFIG) config: Config,
    @Inject(DEMO_PEOPLE) demo: readonly DemoPerson[],
  ) {
    this.#signingIn = signingIn;
    this.#directory = directory;
    this.#names = names;
    this.#lettingIn = lettingIn;
    this.#config = config;
    this.#demo = demo;
  }

  /** Whom one may sign in as: nobody outside the demo. */
  @Get('demo/people')
  @OpenToAnybody()
  demoPeople(): DemoPerson[] {
    return this.#demo.map(({ person, name, role, organisation, country }) => ({
      person,
      name,
      role,
      organisation,
      country,
    }));
  }

  @Post('demo/sign-in')
  @OpenToAnybody()
  @HttpCode(200)
  async signIn(
    @Body({ schema: demoSignIn }) body: z.output<typeof demoSignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const known = this.#demo.find((p) => p.person === body.person);
    if (!known) throw new Failure('not_found', { detail: 'Nobody of that name is in the demo.' });
    const device = deviceOf(request.headers['user-agent']);
    const how = { method: 'demo', proof: null, console: 'duty', device } as const;
    const opened = await this.#signingIn.open(known.person, how);
    await this.#lettingIn.letIn(opened, request, reply);
    return meOf(opened.found, known.name, this.#config);
  }

  @Get('me')
  @SignedIn()
  async me(@CallerOf() { sessionId }: Caller): Promise<Me> {
    const found = sessionId === null ? null : this.#directory.session(sessionId);
    if (!found) throw new Failure('not_signed_in');
    return meOf(found, await this.#names.nameOf(found.person.personId), this.#config);
  }
}
