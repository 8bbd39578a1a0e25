import { Controller, Headers, Inject, Query, Res } from '@nestjs/common';
import { forecastQuery, forecastRead } from '@safe-haven/contracts';
import { DAY } from '@safe-haven/domain';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { HistoryReader } from '../history/history-reader.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Costs } from '../routes/costs.ts';
import { encodingFor, sentAsItIs } from '../routes/encodings.ts';
import { Reads } from '../routes/reads.ts';

/** Free places that are likely on the next days, for the viewer's own shelters. */
@Controller()
@ReadsOwnWrites()
export class ForecastController {
  readonly #reader: HistoryReader;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(reader: HistoryReader, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#reader = reader;
    this.#clock = clock;
    this.#log = log;
  }

  @Reads(forecastRead, 'Places likely to be free on the next days, of one’s own houses')
  @Costs(4)
  async forecast(
    @Query({ schema: forecastQuery }) query: z.output<typeof forecastQuery>,
    @CallerOf() { actor }: Caller,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    const now = this.#clock.now();
    const question = { report: 'forecast', query, viewer: actor, now } as const;
    const answer = await this.#reader.ask({ ...question, encoding: encodingFor(acceptEncoding) });
    if (query.format === 'csv') {
      const [from, to] = [instantOf(now), instantOf(now + query.days * DAY)];
      await recordExport(this.#log, actor, { what: 'trends', from, to, rows: answer.rows });
      void reply.header('content-disposition', `attachment; filename="forecast-${from.slice(0, 10)}.csv"`);
    }
    return sentAsItIs(reply, query.format, answer);
  }
}
