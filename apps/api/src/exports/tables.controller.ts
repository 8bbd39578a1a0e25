import { Body, Controller, Inject, Post, Query, Res } from '@nestjs/common';
import {
  day,
  type Figures,
  fhirRead,
  figures,
  measureQuery,
  nightsQuery,
  personNightsRead,
  printedReport,
  quarterReportRead,
  reportQuery,
  type Trends,
} from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { HistoryReader } from '../history/history-reader.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Costs } from '../routes/costs.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { measureReports } from './measure-reports.ts';
import { monthsFor, monthsIn, parsedBody } from './months.ts';
import { type DayRange, nightsTable } from './nights.ts';
import { daysOf, reportTables } from './report.ts';
import { csvOf, type Table, withHeadings } from './tables/table.ts';
import { workbookOf, XLSX } from './tables/workbook.ts';

interface ExportRecord extends DayRange {
  readonly what: 'person_nights' | 'quarter_report' | 'measure_reports';
}
interface FileRequest extends ExportRecord {
  readonly format: 'csv' | 'xlsx';
  readonly heads: string | undefined;
  readonly name: string;
}

/** Tables for funders and boards: the own shelters exactly, the network with the privacy rules of trends. */
@Controller()
@Needs('exchange')
@ReadsOwnWrites()
export class TablesController {
  readonly #reader: HistoryReader;
  readonly #clock: Clock;
  readonly #log: AccessLog;

  constructor(reader: HistoryReader, @Inject(CLOCK) clock: Clock, log: AccessLog) {
    this.#reader = reader;
    this.#clock = clock;
    this.#log = log;
  }

  @Reads(personNightsRead, 'Nights by month and country')
  @Costs(20)
  async nights(
    @Query({ schema: nightsQuery }) { from, to, format, heads }: z.output<typeof nightsQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const table = nightsTable(await this.#months({ from, to }, caller));
    return this.#file(
      [table],
      { what: 'person_nights', from, to, format, heads, name: 'person-nights' },
      caller,
      reply,
    );
  }

  @Reads(quarterReportRead, 'The anonymous report of a quarter')
  @Costs(20)
  async report(
    @Query({ schema: reportQuery }) { quarter, format, heads }: z.output<typeof reportQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const days = await this.#daysOf(quarter, caller);
    const occupied = await this.#months(days, caller);
    const counted = await this.#figures(days, caller);
    const request = { what: 'quarter_report', ...days, format, heads, name: 'report' } as const;
    return this.#file(reportTables(occupied, counted), request, caller, reply);
  }

  /** A printed report is an export too: the page sends this before it prints. */
  @Post('api/exports/report/printed')
  @Since('0.1.0', 'page')
  @Answers('The report of a quarter is about to be printed')
  async printed(
    @Body({ schema: printedReport }) { quarter }: z.output<typeof printedReport>,
    @CallerOf() caller: Caller,
  ): Promise<void> {
    const days = await this.#daysOf(quarter, caller);
    await this.#record({ what: 'quarter_report', ...days }, 1, caller);
  }

  @Reads(fhirRead, 'Counts by month and country as FHIR R4 MeasureReports')
  @Costs(20)
  async fhir(
    @Query({ schema: measureQuery }) { from, to }: z.output<typeof measureQuery>,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const months = await this.#months({ from, to }, caller);
    const bundle = measureReports(months, caller.actor, this.#clock.now());
    await this.#record({ what: 'measure_reports', from, to }, bundle.entry.length, caller);
    void reply.type('application/fhir+json; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="measure-reports-${from}-${to}.json"`);
    return JSON.stringify(bundle, null, 1);
  }

  async #daysOf(quarter: string, { actor }: Caller): Promise<DayRange> {
    const question = { report: 'today', viewer: actor, now: this.#clock.now(), encoding: null } as const;
    return daysOf(quarter, day.parse(parsedBody(await this.#reader.ask(question))));
  }

  #months(range: DayRange, { actor }: Caller): Promise<Trends> {
    return monthsFor(this.#reader, range, { viewer: actor, now: this.#clock.now() });
  }

  async #figures(range: DayRange, { actor }: Caller): Promise<Figures> {
    const request = { report: 'figures', query: monthsIn(range), viewer: actor, now: this.#clock.now() } as const;
    return figures.parse(parsedBody(await this.#reader.ask({ ...request, encoding: null })));
  }

  async #file(
    [first, ...others]: readonly [Table, ...Table[]],
    { what, from, to, format, heads, name }: FileRequest,
    caller: Caller,
    reply: FastifyReply,
  ): Promise<string | Buffer> {
    await this.#record({ what, from, to }, first.rows.length, caller);
    void reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
    void reply.header('content-disposition', `attachment; filename="${name}-${from}-${to}.${format}"`);
    const table = withHeadings(first, heads);
    return format === 'csv' ? csvOf(table) : workbookOf([table, ...others]);
  }

  /** Called before the first byte is sent. */
  async #record({ what, from, to }: ExportRecord, rows: number, { actor }: Caller): Promise<void> {
    const range = { from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` };
    await recordExport(this.#log, actor, { what, ...range, rows });
  }
}
