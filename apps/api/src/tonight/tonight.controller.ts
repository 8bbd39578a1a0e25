import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import type { Tonight } from '@safe-haven/contracts';
import { nightHoldsOf, partiesOf, staleHousesOf, waitingTasksOf } from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { CLOCK, FEED } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadPosition } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { RequestDesk } from '../requests/request-desk.ts';
import { Needs } from '../routes/access.ts';

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
