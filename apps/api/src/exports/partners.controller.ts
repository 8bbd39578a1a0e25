import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Failure } from '../problems/failure.ts';
import { Needs } from '../routes/access.ts';
import { AnswersFile } from '../routes/answers.ts';
import { edxlHave } from './partners/edxl-have.ts';
import { hsdsPage } from './partners/hsds.ts';
import { ownHouses, type SharedHouse } from './partners/own-houses.ts';
import { organisationOf } from './rights.ts';

/** What one's own houses can give now, in the forms that partners' programs read. */
@Controller('api/exports')
@Needs('exchange')
@ReadsOwnWrites()
export class PartnersController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
  }

  @Get('hsds')
  @AnswersFile('Houses as services of Open Referral HSDS 3.1', 'application/json')
  async hsds(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const houses = await this.#taken(caller, 'hsds');
    attach(reply, 'application/json', 'services-hsds.json');
    return JSON.stringify(hsdsPage(houses, this.#clock.now()), null, 1);
  }

  @Get('edxl-have')
  @AnswersFile('Houses as a message of EDXL-HAVE 2.0 (working draft)', 'application/xml')
  async edxlHave(@CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const organisation = organisationOf(caller.actor);
    const message = edxlHave(organisation, this.#houses(caller));
    if (message === null) throw new Failure('not_found', { detail: 'There is no published house to tell of.' });
    await this.#taken(caller, 'edxl_have');
    attach(reply, 'application/xml', 'houses-edxl-have.xml');
    return message;
  }

  #houses({ actor }: Caller): readonly SharedHouse[] {
    return ownHouses(this.#feed.network, actor, this.#clock.now());
  }

  /** Recorded before it leaves. */
  async #taken(caller: Caller, what: 'hsds' | 'edxl_have'): Promise<readonly SharedHouse[]> {
    organisationOf(caller.actor);
    const houses = this.#houses(caller);
    const now = instantOf(this.#clock.now());
    await recordExport(this.#log, caller.actor, { what, from: now, to: now, rows: houses.length });
    return houses;
  }
}

function attach(reply: FastifyReply, type: string, name: string): void {
  void reply.type(`${type}; charset=utf-8`);
  void reply.header('content-disposition', `attachment; filename="${name}"`);
}
