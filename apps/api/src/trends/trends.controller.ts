import { Controller, Headers, Inject, Query, Res } from '@nestjs/common';
import { occupancyRead, trendsQuery } from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { HistoryReader } from '../history/history-reader.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { sendReport } from '../privacy/send-report.ts';
import { Costs } from '../routes/costs.ts';
import { encodingFor } from '../routes/encodings.ts';
import { Reads } from '../routes/reads.ts';

/** Occupancy of shelters by local day. */
@Controller()
@ReadsOwnWrites()
export class TrendsController {
  readonly #reader: HistoryReader;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(reader: HistoryReader, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#reader = reader;
    this.#clock = clock;
    this.#log = log;
  }

  @Reads(occupancyRead, 'Occupancy by local day, week or month')
  @Costs(4)
  async occupancy(
    @Query({ schema: trendsQuery }) query: z.output<typeof trendsQuery>,
    @CallerOf() { actor }: Caller,
    @Headers('accept-encoding') acceptEncoding: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    const question = { report: 'occupancy', query, viewer: actor, now: this.#clock.now() } as const;
    const answer = await this.#reader.ask({ ...question, encoding: encodingFor(acceptEncoding) });
    return sendReport(question, answer, { log: this.#log, reply });
  }
}
