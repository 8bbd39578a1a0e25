import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type Board, board, instant, PROTOCOL } from '@safe-haven/contracts';
import { audienceOf, rowFor } from '@safe-haven/projections';
import { z } from 'zod';
import { type Clock, instantOf } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { LiveBoard } from './live-board.ts';
import { PastBoard } from './past-board.ts';

const query = z.strictObject({ at: instant.optional(), known: instant.optional() });

/** The board now, or as it was at an instant as far as was known at another. */
@Controller('api/board')
@Needs('see_board')
@ReadsOwnWrites()
export class BoardController {
  readonly #live: LiveBoard;
  readonly #past: PastBoard;
  readonly #clock: Clock;

  constructor(live: LiveBoard, past: PastBoard, @Inject(CLOCK) clock: Clock) {
    this.#live = live;
    this.#past = past;
    this.#clock = clock;
  }

  @Get()
  @Answers('The board as the caller may see it', board)
  async board(@Query({ schema: query }) asked: z.output<typeof query>, @CallerOf() caller: Caller): Promise<Board> {
    const audience = audienceOf(caller.actor);
    if (!audience) throw new Failure('no_right');
    if (asked.at === undefined && asked.known === undefined) {
      return this.#live.snapshot(audience);
    }
    if (!audience.own)
      throw new Failure('no_right', { detail: 'The past of a house is shown to its own organisation.' });
    const now = instantOf(this.#clock.now());
    const past = await this.#past.at(caller.actor, asked.at ?? now, asked.known ?? now);
    const rows = past.houses
      .map((house) => rowFor(house, audience, Date.parse(asked.at ?? now)))
      .filter((row) => row !== null);
    return { protocol: PROTOCOL, logId: this.#live.logId, position: past.position, rows };
  }
}
