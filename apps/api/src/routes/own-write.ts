import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Whether the answer's position is that of the caller's own write, which is sent as it is (PV-11). */
export type WithOwnWrite = FastifyRequest & { answersOwnWrite?: boolean };

@Injectable()
class OwnWrite implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest<WithOwnWrite>().answersOwnWrite = true;
    return true;
  }
}

/** Marks a route whose answer has the position of what it wrote. */
export const AnswersOwnWrite = () => UseGuards(OwnWrite);
