import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { trends, trendsQuery } from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { TrendsReader } from '../feed/trends-reader.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { encodingFor, sentAsItIs } from '../routes/encodings.ts';

/** Occupancy of shelters by local day. */
@Controller('api/trends')
@Needs('trends')
@ReadsOwnWrites()
export class TrendsController {
  readonly #reader: TrendsReader;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(reader: TrendsReader, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#reader = reader;
    this.#clock = clock;
    this.#log = log;
  }

  /** A CSV file is an export, so it is recorded in the access log before it is sent. */
  @Get('occupancy')
  @Answers('Occupancy by local day, week or month', trends, 'text/csv')
  async occupancy(
    @Query({ schema: trendsQuery }) query: z.output<typeof trendsQuery>,
    @CallerOf() { actor }: Caller,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    const question = { report: 'occupancy', query, viewer: actor, now: this.#clock.now() } as const;
    const answer = await this.#reader.ask({ ...question, encoding: encodingFor(acceptEncoding) });
    if (query.format === 'csv') {
      await recordExport(this.#log, actor, exportOf(query, answer.rows));
      void reply.header('content-disposition', `attachment; filename="occupancy-${query.from}-${query.to}.csv"`);
    }
    return sentAsItIs(reply, query.format, answer);
  }
}

const exportOf = ({ from, to }: z.output<typeof trendsQuery>, rows: number) =>
  ({ what: 'trends', from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z`, rows }) as const;
