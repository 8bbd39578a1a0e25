import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { type DemoPerson, demoSignIn, type Me } from '@safe-haven/contracts';

import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { Failure } from '../http/failure.ts';
import { CONFIG, PEOPLE } from '../tokens.ts';
import { CallerOf } from './caller.ts';
import type { People } from './people.ts';
import { delayOf, mayOpen } from './rights.ts';
import { Sessions } from './sessions.ts';
import { OpenToAnybody } from './signed-in.guard.ts';
import { type Caller, COOKIE } from './who.ts';

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

/** Signing in (today: as one of the demo's people), who I am, signing out. */
@Controller('api')
export class PeopleController {
  readonly #sessions: Sessions;
  readonly #people: People;
  readonly #config: Config;

  constructor(sessions: Sessions, @Inject(PEOPLE) people: People, @Inject(CONFIG) config: Config) {
    this.#sessions = sessions;
    this.#people = people;
    this.#config = config;
  }

  @Get('demo/people')
  @OpenToAnybody()
  demoPeople(): readonly DemoPerson[] {
    return this.#people.demo();
  }

  @Post('demo/sign-in')
  @OpenToAnybody()
  @HttpCode(200)
  signIn(
    @Body({ schema: demoSignIn }) body: z.output<typeof demoSignIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Me {
    const known = this.#config.demo ? this.#people.find(body.person) : null;
    if (!known) throw new Failure('not_found', { detail: 'Nobody of that name is in the demo.' });
    void reply.header('set-cookie', `${COOKIE}=${this.#sessions.open(body.person)}; ${ATTRIBUTES}`);
    return this.#me({ actor: known.actor, name: known.name, source: 'app', sessionId: null });
  }

  @Get('me')
  me(@CallerOf() caller: Caller): Me {
    return this.#me(caller);
  }

  @Post('sign-out')
  @HttpCode(204)
  signOut(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): void {
    if (caller.sessionId) this.#sessions.close(caller.sessionId);
    void reply.header('set-cookie', `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
    void reply.header('clear-site-data', '"cache", "cookies", "storage"');
  }

  #me({ actor, name }: Caller): Me {
    return {
      person: actor.person,
      name,
      role: actor.role,
      organisation: actor.organisation,
      country: actor.country,
      demo: this.#config.demo,
      may: [...mayOpen(actor)],
      delayMinutes: delayOf(actor),
      map: {
        mapboxToken: this.#config.mapboxToken,
        mapboxStyleLight: 'mapbox://styles/mapbox/light-v11',
        mapboxStyleNight: 'mapbox://styles/mapbox/dark-v11',
      },
    };
  }
}
