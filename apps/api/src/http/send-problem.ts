import type { Problem } from '@safe-haven/contracts';
import type { FastifyReply } from 'fastify';

/** Answers a problem, with the trace id by which the operator finds its lines (OP-18). */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply
    .status(problem.status)
    .type('application/problem+json')
    .send({ ...problem, trace: reply.request.id });
