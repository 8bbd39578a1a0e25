import { Controller, Headers, Inject, Res } from '@nestjs/common';
import { ApiHeader, ApiNotModifiedResponse } from '@nestjs/swagger';
import { edxlHaveRead, hsdsRead } from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { RequestLimits } from '../limits/limits.ts';
import { AccessLog } from '../privacy/access-log.ts';
import { recordExport } from '../privacy/record-export.ts';
import { Failure } from '../problems/failure.ts';
import { Costs } from '../routes/costs.ts';
import { Reads } from '../routes/reads.ts';
import { FileTags } from './file-tags.ts';
import { edxlHave } from './partners/edxl-have.ts';
import { type ExportedShelter, exportedShelters } from './partners/exported-shelters.ts';
import { hsdsPage } from './partners/hsds.ts';
import { organisationOf } from './rights.ts';

interface ExportFile {
  readonly what: 'hsds' | 'edxl_have';
  readonly type: string;
  readonly name: string;
  readonly rows: number;
  readonly text: string;
}

const IF_NONE_MATCH = ApiHeader({
  name: 'If-None-Match',
  description: 'The ETag of what is known; 304 where it is so still.',
  required: false,
});
const NOT_MODIFIED = ApiNotModifiedResponse({ description: 'As it was' });

/**
 * The current capacity of the caller's own shelters, in formats that partners' programs read: for a person, or for a
 * program that polls.
 */
@Controller()
@ReadsOwnWrites()
export class PartnersController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #log: AccessLog;
  readonly #limits: RequestLimits;
  readonly #tags: FileTags;

  constructor(
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
    log: AccessLog,
    limits: RequestLimits,
    tags: FileTags,
  ) {
    this.#feed = feed;
    this.#clock = clock;
    this.#log = log;
    this.#limits = limits;
    this.#tags = tags;
  }

  @Reads(hsdsRead, 'Houses as services of Open Referral HSDS 3.1')
  @Costs(10)
  @IF_NONE_MATCH
  @NOT_MODIFIED
  async hsds(
    @CallerOf() caller: Caller,
    @Headers('If-None-Match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const shelters = await this.#shelters(caller);
    const text = JSON.stringify(hsdsPage(shelters, this.#clock.now()), null, 1);
    const file = { what: 'hsds', type: 'application/json', name: 'services-hsds.json', rows: shelters.length } as const;
    return this.#respond({ ...file, text }, caller, ifNoneMatch, reply);
  }

  @Reads(edxlHaveRead, 'Houses as a message of EDXL-HAVE 2.0 (working draft)')
  @Costs(10)
  @IF_NONE_MATCH
  @NOT_MODIFIED
  async edxlHave(
    @CallerOf() caller: Caller,
    @Headers('If-None-Match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const shelters = await this.#shelters(caller);
    const text = edxlHave(organisationOf(caller.actor, 'exchange', 'poll_exports'), shelters);
    if (text === null) throw new Failure('not_found', { detail: 'There is no published house to tell of.' });
    const file = { what: 'edxl_have', type: 'application/xml', name: 'houses-edxl-have.xml' } as const;
    return this.#respond({ ...file, rows: shelters.length, text }, caller, ifNoneMatch, reply);
  }

  /** The shelters that may be exported. Requests with a token are rate-limited, so that a program polls on a schedule. */
  async #shelters({ actor, scopes }: Caller): Promise<readonly ExportedShelter[]> {
    organisationOf(actor, 'exchange', 'poll_exports');
    if (scopes) await this.#limits.orFail('polls', actor.person);
    return exportedShelters(this.#feed.network, actor, this.#clock.now());
  }

  /** The export is recorded before it is sent; a 304 sends nothing and is not recorded. */
  async #respond(
    file: ExportFile,
    caller: Caller,
    ifNoneMatch: string | undefined,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    void reply.header('etag', this.#tags.tagOf(file.text));
    if (this.#tags.matches(file.text, ifNoneMatch)) {
      void reply.status(304);
      return undefined;
    }
    const now = instantOf(this.#clock.now());
    await recordExport(this.#log, caller.actor, { what: file.what, from: now, to: now, rows: file.rows });
    void reply.type(`${file.type}; charset=utf-8`);
    void reply.header('content-disposition', `attachment; filename="${file.name}"`);
    return file.text;
  }
}
