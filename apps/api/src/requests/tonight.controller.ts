import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import type { Tonight } from '@safe-haven/contracts';
import { nightHoldsOf, partiesOf, staleHousesOf, waitingTasksOf } from '@safe-haven/projections';
import type { BoardFeed } from '../board/board.feed.ts';
import type { Clock } from '../clock.ts';
import { ReadPosition } from '../http/read-position.ts';
import { Needs } from '../people/access.ts';
import { CallerOf } from '../people/caller.ts';
import type { Caller } from '../people/who.ts';
import { CLOCK, FEED } from '../tokens.ts';
import { RequestDesk } from './request-desk.ts';

/** What this night is about for the caller: holds, parties, houses that have gone stale, and how many tasks wait. */
@Controller('api/tonight')
@Needs('handle_requests')
@UseGuards(ReadPosition)
export class TonightController {
  readonly #desk: RequestDesk;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(desk: RequestDesk, @Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock) {
    this.#desk = desk;
    this.#feed = feed;
    this.#clock = clock;
  }

  @Get()
  tonight(@CallerOf() { actor }: Caller): Tonight {
    const { network, position } = this.#feed;
    const { casework } = this.#desk.cases;
    const now = this.#clock.now();
    return {
      position,
      holds: nightHoldsOf(network, actor),
      parties: partiesOf(casework, actor, now),
      stale: staleHousesOf(network, actor, now),
      tasks: waitingTasksOf(casework, this.#desk.read.housesOf(actor)),
    };
  }
}
