import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Conditions } from '../environment/conditions.ts';
import type { Config } from '../environment/config.ts';
import { StoreState } from '../environment/store-state.ts';
import { CONFIG } from '../environment/tokens.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Failure } from '../problems/failure.ts';
import { OpenToAnybody } from '../routes/access.ts';
import { Answers, AnswersFile } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { Readiness } from './readiness.ts';
import { Unreadable } from './unreadable.ts';

const liveStatus = z.object({ status: z.literal('alive') });
const readiness = z.object({
  status: z.enum(['ready', 'degraded', 'unreadable', 'delayed', 'starting']),
  unreadable: z.number(),
  /** What is wrong with the program itself, while it goes on. */
  conditions: z.array(z.string()),
});

/** Liveness and readiness for load balancers, and metrics for the operator on this machine only. */
@Controller()
@OpenToAnybody()
export class HealthController {
  readonly #readiness: Readiness;
  readonly #metrics: Metrics;
  readonly #storeState: StoreState;
  readonly #unreadable: Unreadable;
  readonly #config: Config;
  readonly #conditions: Conditions;

  constructor(
    readiness: Readiness,
    metrics: Metrics,
    storeState: StoreState,
    conditions: Conditions,
    unreadable: Unreadable,
    @Inject(CONFIG) config: Config,
  ) {
    this.#config = config;
    this.#conditions = conditions;
    this.#readiness = readiness;
    this.#metrics = metrics;
    this.#storeState = storeState;
    this.#unreadable = unreadable;
  }

  @Get('health/live')
  @Since('0.1.0', 'stable')
  @Answers('Whether the program lives', liveStatus)
  live(): z.output<typeof liveStatus> {
    return { status: 'alive' };
  }

  /**
   * `degraded` still counts as ready: an unreadable shelter shows "ask by phone", the others work; so does a full disk.
   * `unreadable` does not: more than a tenth of what is there is that of a newer release.
   */
  @Get('health/ready')
  @Since('0.1.0', 'stable')
  @Answers('Whether the program has caught up with the log', readiness)
  ready(@Res({ passthrough: true }) reply: FastifyReply): z.output<typeof readiness> {
    const unreadable = this.#unreadable.total();
    const conditions = this.#conditions.names;
    if (!this.#readiness.caughtUp || this.#storeState.delayed) {
      void reply.status(503);
      return { status: this.#readiness.caughtUp ? 'delayed' : 'starting', unreadable, conditions };
    }
    if (this.#unreadable.isTooMuch()) {
      void reply.status(503);
      return { status: 'unreadable', unreadable, conditions };
    }
    const isDegraded = unreadable > 0 || conditions.length > 0;
    return { status: isDegraded ? 'degraded' : 'ready', unreadable, conditions };
  }

  @Get('metrics')
  @Since('0.1.0', 'stable')
  @AnswersFile('Numbers for the operator, on this machine only (Prometheus)', 'text/plain')
  async metrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
    const { metricsPort, publicUrl } = this.#config;
    // Behind a proxy every request comes from loopback, and not every proxy sends forwarding headers.
    const elsewhere = metricsPort !== null || publicUrl !== null;
    if (elsewhere || !isLoopback || request.headers['x-forwarded-for'] !== undefined) throw new Failure('not_found');
    void reply.type(this.#metrics.contentType);
    return this.#metrics.text();
  }
}
