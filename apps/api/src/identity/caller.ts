import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../problems/failure.ts';
import type { Caller } from './authentication.ts';
import type { FoundSession, LiveDirectory } from './live-directory.ts';

export type WithCaller = FastifyRequest & { caller?: Caller };

/** Injects the caller of a route that requires one; the guard has attached it to the request. */
export const CallerOf = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => context.switchToHttp().getRequest<WithCaller>().caller!,
);

/** The caller's own session. Throws `not_signed_in` for a machine, and when the session has ended meanwhile. */
export function sessionOf(directory: LiveDirectory, { sessionId }: Pick<Caller, 'sessionId'>): FoundSession {
  const found = sessionId === null ? null : directory.session(sessionId);
  if (!found) throw new Failure('not_signed_in');
  return found;
}
