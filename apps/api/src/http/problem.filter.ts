import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem, ProblemCode } from '@safe-haven/contracts';
import { StoreUnavailable } from '@safe-haven/event-store';
import type { FastifyReply } from 'fastify';
import type { WithCaller } from '../identity/caller.ts';
import { Refusals, type RefusedCounts } from '../identity/refusals.ts';
import { Failure } from '../problems/failure.ts';
import { nameOf, stackOf } from '../problems/logged-error.ts';
import { problemOf } from '../problems/problems.ts';
import { sendProblem } from './send-problem.ts';

/** Error codes of Fastify and the problem that each becomes. */
const FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed_json',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Refusals of signed-in callers and the counter of the audit trail for each. */
const REFUSAL_COUNTERS: Readonly<Record<string, keyof RefusedCounts>> = {
  no_right: 'notAllowed',
  too_many_requests: 'tooMany',
};

/**
 * The only place where a failure becomes an HTTP response (RFC 9457). The log line has the code, the method, the error's
 * name and where it was thrown, never a path or a body.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Problem');
  readonly #refusals: Refusals;

  constructor(refusals: Refusals) {
    this.#refusals = refusals;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<WithCaller>();
    const problem = this.#problemOf(error);
    this.#recordRefusal(problem.code, request);
    if (problem.code === 'unexpected') {
      this.#log.error({ code: 'unexpected', method: request.method, name: nameOf(error) }, stackOf(error));
    }
    if (reply.sent) return;
    const wait = problem['retryAfter'] ?? (problem.status === 503 ? 1 : undefined);
    if (typeof wait === 'number') void reply.header('retry-after', String(wait));
    void sendProblem(reply, problem);
  }

  /** Not awaited: the response need not wait for the recording of the refusal. */
  #recordRefusal(code: string, { caller, ip: address }: WithCaller): void {
    const refused = Object.hasOwn(REFUSAL_COUNTERS, code) ? REFUSAL_COUNTERS[code] : undefined;
    if (!refused || !caller) return;
    const { actor, sessionId } = caller;
    const counts = sessionId === null ? null : refused;
    void this.#refusals.note({ code, personId: actor.person, actor, address, counts });
  }

  #problemOf(error: unknown): Problem {
    if (error instanceof Failure) return problemOf(error.code, error.extra);
    // Callers of the store need not handle its failure: every such error becomes one problem with `Retry-After`.
    if (error instanceof StoreUnavailable) return problemOf('store_unavailable');
    const code = (error as { code?: unknown } | null)?.code;
    if (typeof code === 'string' && FRAMEWORK[code]) return problemOf(FRAMEWORK[code]);
    if (error instanceof HttpException) {
      const known = BY_STATUS[error.getStatus()];
      if (known) return problemOf(known);
    }
    const status = (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status === 'number' && BY_STATUS[status]) return problemOf(BY_STATUS[status]);
    return problemOf('unexpected');
  }
}
