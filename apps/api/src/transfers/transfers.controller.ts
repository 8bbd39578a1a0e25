import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  type CommandAnswer,
  id,
  type TransferList,
  type TransferView,
  transferBodies,
  transferRead,
  transfersRead,
} from '@safe-haven/contracts';
import { TRANSFER_REJECTION_CODES } from '@safe-haven/domain';
import { CaseSealing } from '../cases/sealing.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
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
import { TransferStreams } from '../streams/transfer-streams.ts';
import { ReadTransfers } from './read-transfers.ts';
import { ReceivingShelter } from './receiving-shelter.ts';
import { isTransferCommand, type SubmitTransferParts, submitTransfer } from './submit-transfer.ts';

/** Transfers, for the two sides of each. */
@Controller()
export class TransfersController {
  readonly #read: ReadTransfers;
  readonly #submitting: SubmitTransferParts;
  readonly #feed: BoardFeed;

  constructor(
    read: ReadTransfers,
    streams: TransferStreams,
    requests: RequestStreams,
    sealing: CaseSealing,
    receiving: ReceivingShelter,
    @Inject(FEED) feed: BoardFeed,
  ) {
    this.#read = read;
    this.#submitting = { streams, requests, feed, sealing, receiving };
    this.#feed = feed;
  }

  @Reads(transfersRead, 'Transfers from and to one’s own side')
  @ReadsOwnWrites()
  async list(@CallerOf() { actor }: Caller): Promise<TransferList> {
    const { position } = this.#feed;
    return { position, items: await this.#read.ofCaller(actor) };
  }

  @Reads(transferRead, 'One transfer')
  @ReadsOwnWrites()
  async one(
    @Param('transferId', { schema: id }) transferId: string,
    @CallerOf() { actor }: Caller,
  ): Promise<TransferView> {
    const view = await this.#read.one(transferId, actor);
    if (!view) throw new Failure('not_found', { detail: 'There is no such transfer.' });
    return view;
  }

  @Post('api/transfers/:transferId/:command')
  @Since('0.1.0', 'page')
  // Rights are checked after the lookup of the idempotency key (SH-7).
  @SignedIn()
  @AnswersCommands(transferBodies, TRANSFER_REJECTION_CODES)
  async post(
    @Param('transferId', { schema: id }) transferId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isTransferCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submitTransfer(this.#submitting, {
      caller,
      transferId,
      name,
      body,
      ...sent,
    });
  }
}
