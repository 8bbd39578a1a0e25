import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ASKED_BY_ITSELF } from '../routes/access.ts';
import { COMMANDS } from '../routes/answers.ts';
import { COST } from '../routes/costs.ts';
import { bringsKey, KEYED } from '../routes/keyed.ts';
import { AT_ANY_TIME } from '../routes/timely.ts';

interface RequestKind {
  /** It changes nothing: a GET, a POST that a page sends by itself, or one with costs of a read. */
  readonly isRead: boolean;
  /** An open page sends it by itself, so it does not extend the session. */
  readonly isByItself: boolean;
  /** The points that it counts. */
  readonly cost: number;
  /** It changes something and has no idempotency key, so it says by itself until when it counts (SH-20). */
  readonly isChangeWithoutKey: boolean;
}

/** What kind of request this is, by its method and the declarations of its route. */
export function kindOf(context: ExecutionContext, reflector: Reflector): RequestKind {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { method } = request;
  const where = [context.getHandler(), context.getClass()];
  const cost = reflector.getAllAndOverride<number | undefined>(COST, where);
  const isByItself =
    method === 'GET' || method === 'HEAD' || reflector.getAllAndOverride<boolean>(ASKED_BY_ITSELF, where) === true;
  const isRead = isByItself || cost !== undefined;
  const declares = (key: string) => reflector.getAllAndOverride(key, where) !== undefined;
  const isJudgedElsewhere = declares(COMMANDS) || declares(AT_ANY_TIME) || (declares(KEYED) && bringsKey(request));
  return { isRead, isByItself, cost: cost ?? 1, isChangeWithoutKey: !isRead && !isJudgedElsewhere };
}
