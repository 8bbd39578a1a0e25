import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  type CommandAnswer,
  id,
  type RequestList,
  type RequestView,
  requestBodies,
  requestRead,
  requestsRead,
} from '@safe-haven/contracts';
import { REQUEST_REJECTION_CODES } from '@safe-haven/domain';
import { CaseSealing } from '../cases/sealing.ts';
import type { Config } from '../environment/config.ts';
import { CONFIG } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { RequestStreams } from '../streams/request-streams.ts';
import { ReadRequests } from './read-requests.ts';
import { isRequestCommand, type SubmitRequestParts, submitRequest } from './submit-request.ts';

/** Requests: their organisation's people handle them, the shelters asked answer. */
@Controller()
export class RequestsController {
  readonly #read: ReadRequests;
  readonly #submitting: SubmitRequestParts;
  readonly #feed: BoardFeed;

  constructor(
    read: ReadRequests,
    streams: RequestStreams,
    sealing: CaseSealing,
    cases: LiveCasework,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CONFIG) { escalation }: Config,
  ) {
    this.#read = read;
    this.#submitting = { streams, feed, sealing, cases, escalation };
    this.#feed = feed;
  }

  @Reads(requestsRead, 'Parties that look for a place, of one’s own organisation')
  @ReadsOwnWrites()
  async list(@CallerOf() { actor }: Caller): Promise<RequestList> {
    const { position } = this.#feed;
    return { position, items: await this.#read.ofOrganisation(actor) };
  }

  @Reads(requestRead, 'One request')
  @ReadsOwnWrites()
  async one(
    @Param('requestId', { schema: id }) requestId: string,
    @CallerOf() { actor }: Caller,
  ): Promise<RequestView> {
    const view = await this.#read.one(requestId, actor);
    if (!view) throw new Failure('not_found', { detail: 'There is no such request.' });
    return view;
  }

  /** A command on one request; personal details are sealed before anything else handles it. */
  @Post('api/requests/:requestId/:command')
  @Since('0.1.0', 'page')
  // Rights are checked after the lookup of the idempotency key (SH-7).
  @SignedIn()
  @AnswersCommands(requestBodies, REQUEST_REJECTION_CODES)
  async post(
    @Param('requestId', { schema: id }) requestId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isRequestCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submitRequest(this.#submitting, { caller, requestId, name, body, ...sent });
  }
}
