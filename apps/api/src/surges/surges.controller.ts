import { Body, Controller, Param, Post } from '@nestjs/common';
import { type CommandAnswer, id, type SurgeList, surgeBodies, surgesRead } from '@safe-haven/contracts';
import { SURGE_REJECTION_CODES } from '@safe-haven/domain';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Reads } from '../routes/reads.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { ReadSurges } from './read-surges.ts';
import { isSurgeCommand, submitSurge } from './submit-surge.ts';
import { SurgeParts } from './surge-parts.ts';

/** A country's call for extra places: opened by one person, confirmed by another, answered by houses. */
@Controller()
export class SurgesController {
  readonly #read: ReadSurges;
  readonly #parts: SurgeParts;

  constructor(read: ReadSurges, parts: SurgeParts) {
    this.#read = read;
    this.#parts = parts;
  }

  @Reads(surgesRead, 'Calls for extra places that wait, are open, or ended lately')
  @ReadsOwnWrites()
  list(@CallerOf() { actor }: Caller): SurgeList {
    const { position } = this.#parts.feed;
    return { position, mayOpenFor: this.#read.mayOpenFor(actor), items: this.#read.list(actor) };
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
