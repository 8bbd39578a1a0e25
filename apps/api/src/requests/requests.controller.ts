import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { type CommandAnswer, id, type RequestList, type RequestView, uuid } from '@safe-haven/contracts';
import { FEED } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadPosition } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { Needs } from '../routes/access.ts';
import { RequestDesk } from './request-desk.ts';
import { isRequestCommand, submitRequest } from './submit-request.ts';

/** Parties that look for a place: their organisation's people handle them, houses that were asked answer. */
@Controller('api/requests')
export class RequestsController {
  readonly #desk: RequestDesk;
  readonly #feed: BoardFeed;

  constructor(desk: RequestDesk, @Inject(FEED) feed: BoardFeed) {
    this.#desk = desk;
    this.#feed = feed;
  }

  @Get()
  @Needs('handle_requests')
  @UseGuards(ReadPosition)
  async list(@CallerOf() { actor }: Caller): Promise<RequestList> {
    const { position } = this.#feed;
    return { position, items: await this.#desk.read.ofOrganisation(actor) };
  }

  @Get(':requestId')
  @Needs('handle_requests')
  @UseGuards(ReadPosition)
  async one(
    @Param('requestId', { schema: id }) requestId: string,
    @CallerOf() { actor }: Caller,
  ): Promise<RequestView> {
    const view = await this.#desk.read.one(requestId, actor);
    if (!view) throw new Failure('not_found', { detail: 'There is no such request.' });
    return view;
  }

  /** A command on one request; what it says about people is sealed before anything else sees it. */
  @Post(':requestId/:command')
  @Needs('handle_requests', 'answer_requests')
  @HttpCode(200)
  async post(
    @Param('requestId', { schema: id }) requestId: string,
    @Param('command') name: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isRequestCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    const commandId = uuid.safeParse(key);
    if (!commandId.success) throw new Failure('key_missing');
    return submitRequest(this.#desk.submitting, { caller, requestId, name, body, commandId: commandId.data });
  }
}
