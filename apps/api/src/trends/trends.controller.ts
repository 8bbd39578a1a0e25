import { Controller, Get, Inject, Query, Res, UseGuards } from '@nestjs/common';
import { type Trends, trendsQuery } from '@safe-haven/contracts';
import { occupancy, trendsCsv } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { BoardFeed } from '../board/board.feed.ts';
import type { Clock } from '../clock.ts';
import { ReadPosition } from '../http/read-position.ts';
import { Needs } from '../people/access.ts';
import { CallerOf } from '../people/caller.ts';
import type { Caller } from '../people/who.ts';
import { CLOCK, FEED } from '../tokens.ts';

/** How full the houses were, by local day, from the log. */
@Controller('api/trends')
@Needs('trends')
@UseGuards(ReadPosition)
export class TrendsController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock) {
    this.#feed = feed;
    this.#clock = clock;
  }

  @Get('occupancy')
  occupancy(
    @Query({ schema: trendsQuery }) query: z.output<typeof trendsQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Trends | string {
    const trends = occupancy(this.#feed.network, query, caller.actor, this.#clock.now());
    if (query.format === 'json') return trends;
    void reply.type('text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="occupancy-${query.from}-${query.to}.csv"`);
    return trendsCsv(trends);
  }
}
