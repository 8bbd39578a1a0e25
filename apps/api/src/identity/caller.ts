import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './authentication.ts';

export type WithCaller = FastifyRequest & { caller?: Caller };

/** Injects the caller of a route that requires one; the guard has attached it to the request. */
export const CallerOf = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => context.switchToHttp().getRequest<WithCaller>().caller!,
);
