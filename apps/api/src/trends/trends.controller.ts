import { Controller, Headers, Inject, Injectable, Query, Res } from '@nestjs/common';
import {
  figuresQuery,
  figuresRead,
  forecastQuery,
  forecastRead,
  occupancyRead,
  trendsQuery,
} from '@safe-haven/contracts';
import { type Actor, DAY } from '@safe-haven/domain';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { HistoryReader } from '../history/history-reader.ts';
import type { Report } from '../history/messages.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Costs } from '../routes/costs.ts';
import { encodingFor, sentAsItIs } from '../routes/encodings.ts';
import { Reads } from '../routes/reads.ts';

type DaysReport = Extract<Report, { readonly query: object }> & { readonly viewer: Actor };

/** A report as a file: the instants that it is from and to, and its name. */
interface ReportFile {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/**
 * Reports about days, of own shelters and the network: as JSON for the page, or as a CSV file. Each has a class of its
 * own, since the name of the class is in the API (`operationId`).
 */
@Injectable()
abstract class DaysController {
  readonly #reader: HistoryReader;
  readonly #log: AccessLog;
  protected readonly clock: Clock;

  constructor(reader: HistoryReader, log: AccessLog, @Inject(CLOCK) clock: Clock) {
    this.#reader = reader;
    this.#log = log;
    this.clock = clock;
  }

  /** A CSV file is an export, so it is recorded in the access log before it is sent. */
  protected async send(
    report: DaysReport,
    { from, to, name }: ReportFile,
    accepted: string | undefined,
    reply: FastifyReply,
  ): Promise<Uint8Array> {
    const question = { ...report, now: this.clock.now(), encoding: encodingFor(accepted) };
    const answer = await this.#reader.ask(question);
    const { format } = report.query;
    if (format === 'csv') {
      await recordExport(this.#log, report.viewer, { what: 'trends', from, to, rows: answer.rows });
      void reply.header('content-disposition', `attachment; filename="${name}"`);
    }
    return sentAsItIs(reply, format, answer);
  }
}

@Controller()
@ReadsOwnWrites()
export class TrendsController extends DaysController {
  @Reads(occupancyRead, 'Occupancy by local day, week or month')
  @Costs(4)
  occupancy(
    @Query({ schema: trendsQuery }) query: z.output<typeof trendsQuery>,
    @CallerOf() { actor: viewer }: Caller,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    return this.send({ report: 'occupancy', query, viewer }, fileOfDays('occupancy', query), accepted, reply);
  }
}

@Controller()
@ReadsOwnWrites()
export class FiguresController extends DaysController {
  @Reads(figuresRead, 'Admissions, stays, holds, need and freshness, of a range and by week or month')
  @Costs(4)
  figures(
    @Query({ schema: figuresQuery }) query: z.output<typeof figuresQuery>,
    @CallerOf() { actor: viewer }: Caller,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    return this.send({ report: 'figures', query, viewer }, fileOfDays('figures', query), accepted, reply);
  }
}

@Controller()
@ReadsOwnWrites()
export class ForecastController extends DaysController {
  @Reads(forecastRead, 'Places likely to be free on the next days, of one’s own houses')
  @Costs(4)
  forecast(
    @Query({ schema: forecastQuery }) query: z.output<typeof forecastQuery>,
    @CallerOf() { actor: viewer }: Caller,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Uint8Array> {
    const now = this.clock.now();
    const [from, to] = [instantOf(now), instantOf(now + query.days * DAY)];
    const file = { from, to, name: `forecast-${from.slice(0, 10)}.csv` };
    return this.send({ report: 'forecast', query, viewer }, file, accepted, reply);
  }
}

const fileOfDays = (report: string, { from, to }: { readonly from: string; readonly to: string }): ReportFile => ({
  from: `${from}T00:00:00.000Z`,
  to: `${to}T23:59:59.999Z`,
  name: `${report}-${from}-${to}.csv`,
});
