import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { position } from '@safe-haven/contracts';
import type { FastifyRequest } from 'fastify';
import { TIME_LIMITS, type TimeLimits } from '../environment/time-limits.ts';
import { Failure, invalid } from '../problems/failure.ts';
import type { BoardFeed } from './board.feed.ts';
import { FEED } from './tokens.ts';

/** Read-your-writes: a read with `Haven-Position` waits until the feed has reached it, for 2 s at most (`TimeLimits`). */
@Injectable()
class ReadPosition implements CanActivate {
  readonly #feed: BoardFeed;
  readonly #limits: TimeLimits;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(TIME_LIMITS) limits: TimeLimits) {
    this.#feed = feed;
    this.#limits = limits;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['haven-position'];
    if (header === undefined) return true;
    const wanted = position.safeParse(header);
    if (!wanted.success) throw invalid('Haven-Position', 'not a position');
    if (await this.#feed.waitFor(wanted.data, this.#limits.positionMs)) return true;
    throw new Failure('not_there_yet');
  }
}

/** Marks a read, or all reads of a controller, that wait for the position of the `Haven-Position` header. */
export const ReadsOwnWrites = () =>
  applyDecorators(
    UseGuards(ReadPosition),
    ApiHeader({
      name: 'Haven-Position',
      description: 'Answer only once the board has read to this position; 503 after 2 s.',
      required: false,
      schema: { type: 'string' },
    }),
  );
