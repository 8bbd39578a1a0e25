import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CommandAnswer,
  id,
  type SurgeList,
  type SurgeReport,
  surgeBodies,
  surgeReportQuery,
  surgeReportRead,
  surgesRead,
} from '@safe-haven/contracts';
import { SURGE_REJECTION_CODES } from '@safe-haven/domain';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Failure } from '../problems/failure.ts';
import { SurgeReports } from '../replay/surge-reports.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { Costs } from '../routes/costs.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { ReadSurges } from './read-surges.ts';
import { isSurgeCommand, submitSurge } from './submit-surge.ts';
import { SurgeParts } from './surge-parts.ts';
import { surgeReportCsv } from './surge-report-csv.ts';

/** A country's call for extra places: opened by one person, confirmed by another, answered by houses. */
@Controller()
export class SurgesController {
  readonly #read: ReadSurges;
  readonly #parts: SurgeParts;
  readonly #reports: SurgeReports;
  readonly #log: AccessLog;

  constructor(read: ReadSurges, parts: SurgeParts, reports: SurgeReports, log: AccessLog) {
    this.#read = read;
    this.#parts = parts;
    this.#reports = reports;
    this.#log = log;
  }

  @Reads(surgesRead, 'Calls for extra places that wait, are open, or ended lately')
  @ReadsOwnWrites()
  list(@CallerOf() { actor }: Caller): SurgeList {
    const { position } = this.#parts.feed;
    return { position, mayOpenFor: this.#read.mayOpenFor(actor), items: this.#read.list(actor) };
  }

  @Reads(surgeReportRead, 'What became of a surge that has ended')
  @ReadsOwnWrites()
  @Costs(4)
  async report(
    @Param('surgeId', { schema: id }) surgeId: string,
    @Query({ schema: surgeReportQuery }) { format }: z.output<typeof surgeReportQuery>,
    @CallerOf() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SurgeReport | string> {
    const report = await this.#reports.of(surgeId, actor);
    if (report === null) throw new Failure('not_found', { detail: 'No surge of this id was confirmed and has ended.' });
    if (format === 'json') return report;
    const { country, confirmedAt: from, endedAt: to, houses } = report;
    await recordExport(this.#log, actor, { what: 'surge_report', from, to, rows: houses.length + 1 });
    void reply.type('text/csv; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="surge-${country}-${to.slice(0, 10)}.csv"`);
    return surgeReportCsv(report);
  }

  @Post('api/surges/:surgeId/:command')
  @Since('0.1.0', 'page')
  // Rights are checked after the lookup of the idempotency key (SH-7).
  @SignedIn()
  @AnswersCommands(surgeBodies, SURGE_REJECTION_CODES)
  async post(
    @Param('surgeId', { schema: id }) surgeId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isSurgeCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submitSurge(this.#parts, { caller, surgeId, name, body, ...sent });
  }
}
