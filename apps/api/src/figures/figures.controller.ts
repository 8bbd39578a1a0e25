import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { type Figures, figures, figuresQuery } from '@safe-haven/contracts';
import { figuresCsv, figuresOf } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { runInSlices } from '../feed/run-in-slices.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';

/** Who came and went, how long, holds, need and freshness, by local day, from the log. */
@Controller('api/trends')
@Needs('trends')
@ReadsOwnWrites()
export class FiguresController {
  readonly #feed: BoardFeed;
  readonly #cases: LiveCasework;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(@Inject(FEED) feed: BoardFeed, cases: LiveCasework, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#feed = feed;
    this.#cases = cases;
    this.#clock = clock;
    this.#log = log;
  }

  /** A file is taken away, so it is recorded before it leaves; a screen is not. */
  @Get('figures')
  @Answers('Admissions, stays, holds, need and freshness, of a range and by week or month', figures, 'text/csv')
  async figures(
    @Query({ schema: figuresQuery }) query: z.output<typeof figuresQuery>,
    @CallerOf() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Figures | string> {
    const { network } = this.#feed;
    const answer = await runInSlices(figuresOf(network, this.#cases.casework.needs, query, actor, this.#clock.now()));
    if (query.format === 'json') return answer;
    const file = figuresCsv(answer);
    await recordExport(this.#log, actor, {
      what: 'trends',
      from: `${query.from}T00:00:00.000Z`,
      to: `${query.to}T23:59:59.999Z`,
      rows: file.rows,
    });
    void reply.type('text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="figures-${query.from}-${query.to}.csv"`);
    return file.text;
  }
}
