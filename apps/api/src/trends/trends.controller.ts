import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { type Trends, trends, trendsQuery } from '@safe-haven/contracts';
import { occupancy, trendsCsv } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';

/** How full the houses were, by local day, from the log. */
@Controller('api/trends')
@Needs('trends')
@ReadsOwnWrites()
export class TrendsController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
  }

  /** A file is taken away, so it is recorded before it leaves; a screen is not. */
  @Get('occupancy')
  @Answers('Occupancy by local day, week or month', trends, 'text/csv')
  async occupancy(
    @Query({ schema: trendsQuery }) query: z.output<typeof trendsQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Trends | string> {
    const trends = occupancy(this.#feed.network, query, caller.actor, this.#clock.now());
    if (query.format === 'json') return trends;
    await recordExport(this.#log, caller.actor, producedOf(query, trends));
    void reply.type('text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="occupancy-${query.from}-${query.to}.csv"`);
    return trendsCsv(trends);
  }
}

function producedOf({ from, to }: z.output<typeof trendsQuery>, { lines }: Trends) {
  return {
    what: 'trends',
    from: `${from}T00:00:00.000Z`,
    to: `${to}T23:59:59.999Z`,
    rows: lines.reduce((rows, { points }) => rows + points.length, 0),
  } as const;
}
