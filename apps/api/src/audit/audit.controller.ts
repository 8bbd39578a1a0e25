import { Body, Controller, Inject, Post, Query, Res } from '@nestjs/common';
import {
  type AuditExport,
  type AuditPage,
  type AuditQuery,
  auditExport,
  auditFileRead,
  auditQuery,
  auditTrailRead,
  position,
} from '@safe-haven/contracts';
import { auditCsv, type TrailFilter } from '@safe-haven/projections';
import type { FastifyReply } from 'fastify';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { runInSlices } from '../limits/loop-turns.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { invalid } from '../problems/failure.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Costs } from '../routes/costs.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { AuditReader } from './audit-reader.ts';

const SEVEN_DAYS_MS = 7 * 86_400_000;
/** Maximum number of rows in one file. */
const MOST_ROWS = 50_000;

/** The audit trail by HTTP: auditors see everything, managers what belongs to their organisation. */
@Controller()
@Needs('audit')
@ReadsOwnWrites()
export class AuditController {
  readonly #reader: AuditReader;
  readonly #log: AccessLog;
  readonly #clock: Clock;

  constructor(reader: AuditReader, log: AccessLog, @Inject(CLOCK) clock: Clock) {
    this.#reader = reader;
    this.#log = log;
    this.#clock = clock;
  }

  @Reads(auditTrailRead, 'Who did and who looked')
  @Costs(4)
  async page(@Query({ schema: auditQuery }) query: AuditQuery, @CallerOf() { actor }: Caller): Promise<AuditPage> {
    const { entries, more } = await this.#reader.find(actor, this.#filterOf(query), query.limit);
    return {
      entries: await this.#reader.named(actor, entries),
      next: more ? (entries.at(-1)?.position ?? null) : null,
    };
  }

  /**
   * All pages in one CSV file, up to a limit that the response states; when there are more, the last line of the file
   * says so too. An export is itself an access: it is recorded before the first byte is sent, and if it can't be
   * recorded nothing is sent.
   */
  @Reads(auditFileRead, 'Who did and who looked, as a file')
  @Costs(40)
  async file(
    @Query({ schema: auditQuery }) query: AuditQuery,
    @CallerOf() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const filter = this.#filterOf(query);
    const { entries, more } = await this.#reader.find(actor, filter, MOST_ROWS);
    const last = more ? `Only the newest ${MOST_ROWS} facts are here: there are older ones.` : null;
    const csv = await runInSlices(auditCsv(await this.#reader.named(actor, entries), last));
    const { from, to } = filter;
    await recordExport(this.#log, actor, { what: 'audit', from, to, rows: entries.length });
    void reply.type('text/csv; charset=utf-8');
    void reply.headers({
      'content-disposition': `attachment; filename="audit-${from.slice(0, 10)}-${to.slice(0, 10)}.csv"`,
      'haven-rows': String(entries.length),
      'haven-rows-limit': String(MOST_ROWS),
      'haven-rows-more': String(more),
    });
    return csv;
  }

  /**
   * The same entries as JSON, for a file that the dashboard writes in its own language. Recorded before it is answered,
   * like the CSV file.
   */
  @Post('api/audit/export')
  @Since('0.1.0', 'page')
  @Costs(40)
  @Answers('Who did and who looked, to be taken away', auditExport, 'application/json')
  async export(
    @Body({ schema: auditQuery }) query: AuditQuery,
    @CallerOf() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const filter = this.#filterOf(query);
    const { entries, more } = await this.#reader.find(actor, filter, MOST_ROWS);
    const named = await this.#reader.named(actor, entries);
    const { from, to } = filter;
    await recordExport(this.#log, actor, { what: 'audit', from, to, rows: entries.length });
    void reply.type('application/json; charset=utf-8');
    return runInSlices(jsonOf({ entries: named, more }));
  }

  #filterOf({ from, to, before, person, shelter, kind, topic }: AuditQuery): TrailFilter {
    const now = this.#clock.now();
    if (before !== undefined && !position.safeParse(before).success) throw invalid('before', 'not a position');
    const last = to ?? instantOf(now);
    const first = from ?? instantOf(Date.parse(last) - SEVEN_DAYS_MS);
    if (first > last) throw invalid('from', 'from is after to');
    return { from: first, to: last, before, person, shelter, kind, topic };
  }
}

const ENTRIES_PER_STEP = 64;

/** The JSON of an export; yields every few entries, because there may be 50,000. */
function* jsonOf({ entries, more }: AuditExport): Generator<void, string> {
  const parts: string[] = [];
  for (let i = 0; i < entries.length; i += ENTRIES_PER_STEP) {
    parts.push(JSON.stringify(entries.slice(i, i + ENTRIES_PER_STEP)).slice(1, -1));
    yield;
  }
  return `{"entries":[${parts.join()}],"more":${more}}`;
}
