import type { FastifyReply } from 'fastify';
import { problemOf } from '../problems/problems.ts';

/**
 * What the router can't make out, before any route and any hook: an address that is written wrongly, or with a part longer
 * than any id. It is answered as every other refusal, and what was asked is not said again.
 */
export function badAddress(error: { readonly code: string }, _: unknown, reply: FastifyReply): void {
  const problem = problemOf(error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not_found' : 'invalid');
  void reply
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .status(problem.status)
    .type('application/problem+json')
    .send(problem);
}
