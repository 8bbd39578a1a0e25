import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { position } from '@safe-haven/contracts';
import type { FastifyRequest } from 'fastify';
import { Failure, invalid } from '../problems/failure.ts';
import { OwnWrites } from './own-writes.ts';

/** A read with `Haven-Position` waits until the feed has read the caller's own writes, for 2 s at most (`TimeLimits`). */
@Injectable()
class ReadPosition implements CanActivate {
  readonly #writes: OwnWrites;

  constructor(writes: OwnWrites) {
    this.#writes = writes;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers, caller } = context.switchToHttp().getRequest<OfCaller>();
    const header = headers['haven-position'];
    if (header === undefined) return true;
    const wanted = position.safeParse(header);
    if (!wanted.success) throw invalid('Haven-Position', 'not a position');
    if (await this.#writes.areRead(caller?.sessionId ?? null, wanted.data)) return true;
    throw new Failure('not_there_yet');
  }
}

/** The session of the caller, which the guard of access has attached. */
type OfCaller = FastifyRequest & { readonly caller?: { readonly sessionId: string | null } };

/** Marks a read, or all reads of a controller, that wait for the position of the `Haven-Position` header. */
export const ReadsOwnWrites = () =>
  applyDecorators(
    UseGuards(ReadPosition),
    ApiHeader({
      name: 'Haven-Position',
      description:
        'Answer only once the board has come to what this session has written and was answered; 503 after 2 s.',
      required: false,
      schema: { type: 'string' },
    }),
  );
