import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../environment/config.ts';
import { CONFIG } from '../environment/tokens.ts';
import { Metrics } from '../metrics/metrics.ts';
import { Failure } from '../problems/failure.ts';
import { OpenToAnybody } from '../routes/access.ts';
import { Answers, AnswersFile } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { HEALTH_STATES, Health } from './health.ts';

const liveStatus = z.object({ status: z.literal('alive') });
const readiness = z.object({
  status: z.enum(HEALTH_STATES),
  unreadable: z.number(),
  /** What is wrong with the program itself, while it goes on. */
  conditions: z.array(z.string()),
});

/** Liveness and readiness for load balancers, and metrics for the operator on this machine only. */
@Controller()
@OpenToAnybody()
export class HealthController {
  readonly #health: Health;
  readonly #metrics: Metrics;
  readonly #config: Config;

  constructor(health: Health, metrics: Metrics, @Inject(CONFIG) config: Config) {
    this.#health = health;
    this.#metrics = metrics;
    this.#config = config;
  }

  @Get('health/live')
  @Since('0.1.0', 'stable')
  @Answers('Whether the program lives', liveStatus)
  live(): z.output<typeof liveStatus> {
    return { status: 'alive' };
  }

  @Get('health/ready')
  @Since('0.1.0', 'stable')
  @Answers('Whether the program has caught up with the log', readiness)
  ready(@Res({ passthrough: true }) reply: FastifyReply): z.output<typeof readiness> {
    const status = this.#health.status();
    if (status !== 'ready' && status !== 'degraded') void reply.status(503);
    return { status, unreadable: this.#health.unreadable, conditions: [...this.#health.conditions] };
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
