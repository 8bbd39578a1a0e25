import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import {
  type CommandAnswer,
  type Handover,
  handoverBodies,
  handoverRead,
  id,
  type OnDuty,
  type OneHandover,
  onDutyRead,
  pastHandoverRead,
} from '@safe-haven/contracts';
import { SHIFT_REJECTION_CODES } from '@safe-haven/domain';
import { deskOf } from '@safe-haven/projections';
import type { BoardFeed } from '../feed/board.feed.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { OwnWrites } from '../feed/own-writes.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { Costs } from '../routes/costs.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { HandoverReader } from './handover-reader.ts';
import { OnDutyReader } from './on-duty.ts';
import { ShiftStreams } from './shift-streams.ts';
import { isHandoverCommand, type SubmitShiftParts, submitShift } from './submit-shift.ts';

/** Shifts at a desk, and the account that passes to the next person, for the people who work in its shelters. */
@Controller()
export class HandoverController {
  readonly #read: HandoverReader;
  readonly #onDuty: OnDutyReader;
  readonly #parts: SubmitShiftParts;

  constructor(
    read: HandoverReader,
    onDuty: OnDutyReader,
    streams: ShiftStreams,
    handovers: LiveHandovers,
    @Inject(FEED) feed: BoardFeed,
    writes: OwnWrites,
  ) {
    this.#read = read;
    this.#onDuty = onDuty;
    this.#parts = { streams, handovers, read, feed, writes };
  }

  @Reads(handoverRead, 'Who has the duty, and the account of the shift so far')
  @Costs(4)
  @ReadsOwnWrites()
  async now(@CallerOf() { actor }: Caller): Promise<Handover> {
    const desk = deskOf(actor);
    if (desk === null) throw new Failure('no_right');
    return this.#read.now(desk, actor);
  }

  @Reads(pastHandoverRead, 'A handover of before, as it was')
  @Costs(4)
  @ReadsOwnWrites()
  async past(@Param('shiftId', { schema: id }) shiftId: string, @CallerOf() { actor }: Caller): Promise<OneHandover> {
    const found = await this.#read.past(shiftId, actor);
    if (found === null) throw new Failure('not_found', { detail: 'There is no such handover.' });
    return found;
  }

  @Reads(onDutyRead, 'Who is on duty now')
  @ReadsOwnWrites()
  async onDuty(@CallerOf() { actor }: Caller): Promise<OnDuty> {
    return this.#onDuty.read(actor);
  }

  /** A command on the shift of the caller's own desk. */
  @Post('api/handover/:command')
  @Since('0.1.0', 'page')
  // Rights are checked after the lookup of the idempotency key (SH-7).
  @SignedIn()
  @AnswersCommands(handoverBodies, SHIFT_REJECTION_CODES)
  async post(
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isHandoverCommand(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submitShift(this.#parts, { caller, name, body, ...sent });
  }
}
