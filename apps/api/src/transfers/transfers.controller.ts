import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { type CommandAnswer, id, type TransferList, type TransferView, uuid } from '@safe-haven/contracts';
import { FEED } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { ReadPosition } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { RequestDesk } from '../requests/request-desk.ts';
import { Needs } from '../routes/access.ts';
import { isTransferCommand, submitTransfer } from './submit-transfer.ts';

/** Parties on their way to another house, for the two sides of each. */
@Controller('api/transfers')
@Needs('handle_requests', 'answer_requests')
export class TransfersController {
  readonly #desk: RequestDesk;
  readonly #feed: BoardFeed;

  constructor(desk: RequestDesk, @Inject(FEED) feed: BoardFeed) {
    this.#desk = desk;
    this.#feed = feed;
  }

  @Get()
  @UseGuards(ReadPosition)
  async list(@CallerOf() { actor }: Caller): Promise<TransferList> {
    const { position } = this.#feed;
    return { position, items: await this.#desk.readTransfers.ofCaller(actor) };
  }

  @Get(':transferId')
  @UseGuards(ReadPosition)
  async one(
    @Param('transferId', { schema: id }) transferId: string,
    @CallerOf() { actor }: Caller,
  ): Promise<TransferView> {
    const view = await this.#desk.readTransfers.one(transferId, actor);
    if (!view) throw new Failure('not_found', { detail: 'There is no such transfer.' });
    return view;
  }

  @Post(':transferId/:command')
  @HttpCode(200)
  async post(
    @Param('transferId', { schema: id }) transferId: string,
    @Param('command') name: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isTransferCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    const commandId = uuid.safeParse(key);
    if (!commandId.success) throw new Failure('key_missing');
    return submitTransfer(this.#desk.submittingTransfer, {
      caller,
      transferId,
      name,
      body,
      commandId: commandId.data,
    });
  }
}
