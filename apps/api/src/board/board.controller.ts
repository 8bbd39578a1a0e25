import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { type Board, boardRead, instant } from '@safe-haven/contracts';
import { type Audience, audienceOf, rowFor } from '@safe-haven/projections';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { PastBoard } from '../replay/past-board.ts';
import { pastInstant } from '../replay/past-instant.ts';
import { Reads } from '../routes/reads.ts';
import { CompressedBoards } from './compressed-boards.ts';
import { LiveBoard } from './live-board.ts';

const query = z.strictObject({ at: instant.optional(), known: instant.optional() });

/** The board now, or as it was at one instant with what was known at another. */
@Controller()
@ReadsOwnWrites()
export class BoardController {
  readonly #live: LiveBoard;
  readonly #past: PastBoard;
  readonly #boards: CompressedBoards;
  readonly #clock: Clock;

  constructor(live: LiveBoard, past: PastBoard, boards: CompressedBoards, @Inject(CLOCK) clock: Clock) {
    this.#live = live;
    this.#past = past;
    this.#boards = boards;
    this.#clock = clock;
  }

  @Reads(boardRead, 'The board as the caller may see it')
  async board(
    @Query({ schema: query }) asked: z.output<typeof query>,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<Board | undefined> {
    const audience = audienceOf(caller.actor);
    if (!audience) throw new Failure('no_right');
    if (asked.at === undefined && asked.known === undefined) {
      const { headers, body } = await this.#boards.of(audience, request.headers['accept-encoding']);
      await reply.headers(headers).send(body);
      return;
    }
    await reply.send(await this.#boardAt(asked, audience, caller));
    return;
  }

  async #boardAt(asked: z.output<typeof query>, audience: Audience, caller: Caller): Promise<Board> {
    if (!audience.own)
      throw new Failure('no_right', { detail: 'The past of a house is shown to its own organisation.' });
    const now = this.#clock.now();
    const at = asked.at === undefined ? now : pastInstant(asked.at, 'at', now);
    const known = asked.known === undefined ? null : pastInstant(asked.known, 'known', now);
    const past = await this.#past.at(caller.actor, { at, known });
    const rows = past.shelters.map((shelter) => rowFor(shelter, audience, at)).filter((row) => row !== null);
    return { ...this.#live.headOfPast(), rows };
  }
}
