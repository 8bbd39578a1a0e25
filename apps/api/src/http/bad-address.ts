import { TRACE_HEADER } from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';
import { problemOf } from '../problems/problems.ts';
import { sendProblem } from './send-problem.ts';

/**
 * Handles URLs that the router can't parse, before any route or hook runs: malformed, or with a segment longer than any
 * id. Answered like other refusals, without repeating the URL.
 */
export function badAddress(error: { readonly code: string }, _: unknown, reply: FastifyReply): void {
  const problem = problemOf(error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : 'invalid');
  void reply.headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    [TRACE_HEADER]: reply.request.id,
  });
  void sendProblem(reply, problem);
}
