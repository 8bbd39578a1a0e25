import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { type Forecast, forecast, forecastQuery } from '@safe-haven/contracts';
import { DAY } from '@safe-haven/domain';
import { forecastCsv, forecastSteps } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { runInSlices } from '../limits/loop-turns.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Costs } from '../routes/costs.ts';
import { Since } from '../routes/life.ts';

/** Free places that are likely on the next days, for the viewer's own shelters. */
@Controller('api/forecast')
@Needs('trends')
@ReadsOwnWrites()
export class ForecastController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
  }

  @Get()
  @Since('0.1.0', 'page')
  @Costs(4)
  @Answers('Places likely to be free on the next days, of one’s own houses', forecast, 'text/csv')
  async forecast(
    @Query({ schema: forecastQuery }) { days, format }: z.output<typeof forecastQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Forecast | string> {
    const now = this.#clock.now();
    const answer = await runInSlices(forecastSteps(this.#feed.network, caller.actor, now, days));
    if (format === 'json') return answer;
    const rows = answer.lines.reduce((sum, line) => sum + line.days.length, 0);
    const [from, to] = [instantOf(now), instantOf(now + days * DAY)];
    await recordExport(this.#log, caller.actor, { what: 'trends', from, to, rows });
    void reply.type('text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="forecast-${from.slice(0, 10)}.csv"`);
    return forecastCsv(answer);
  }
}
