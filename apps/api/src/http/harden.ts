import type { Problem } from '@safe-haven/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PublicOrigin } from '../environment/public-origin.ts';
import type { ServerTime } from '../environment/server-time.ts';
import type { RequestLimits } from '../limits/limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { problemOf } from '../problems/problems.ts';
import { sameSite } from './same-site.ts';

const MAPBOX = ['https://api.mapbox.com', 'https://events.mapbox.com'];

/** From nothing upwards: our own origin, and Mapbox only when the operator has agreed to it. */
const contentSecurityPolicy = (mapbox: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...(mapbox ? MAPBOX : [])].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** The page of the API's documentation styles itself inline; it still loads nothing from elsewhere. */
const FOR_THE_DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Headers, cross-site and content-type checks and timings for every request, before any controller. */
export function harden(
  fastify: FastifyInstance,
  options: {
    readonly mapbox: boolean;
    readonly metrics: Metrics;
    readonly limits: RequestLimits;
    /** Whether this process has lost sight of the log: it then takes nothing in. */
    readonly delayed: () => boolean;
    readonly origin: PublicOrigin;
    /** The clock that `Haven-Expires` is held against. */
    readonly time: ServerTime;
  },
): void {
  const csp = contentSecurityPolicy(options.mapbox);
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers({
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (options.origin.tls) void reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', FOR_THE_DOCS);
    const ofTheApi = isOfTheApi(request);
    if (ofTheApi) void reply.header('cache-control', 'no-store');
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !sameSite(request.headers, options.origin.origin)) return refuse(reply, problemOf('cross_site'));
    if (!ofTheApi) return;
    const wait = await options.limits.wait('address', request.ip);
    if (wait !== null) return refuse(reply, problemOf('too_many_requests', { retryAfter: wait }));
    if (changes && options.delayed()) return refuse(reply, problemOf('store_unavailable', { retryAfter: 2 }));
  });
  // As late as can be: clients reckon by it until when a command may be done.
  fastify.addHook('onSend', async (_, reply) => {
    void reply.header('date', new Date(options.time.now()).toUTCString());
  });
  fastify.addHook('onResponse', async (request, reply) => {
    options.metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
}

/** By the route that answers, too: an address can be written in several ways, `/%61pi` for one. */
const isOfTheApi = ({ url, routeOptions }: FastifyRequest): boolean =>
  url.startsWith('/api') || (routeOptions.url?.startsWith('/api') ?? false);

async function refuse(reply: FastifyReply, problem: Problem): Promise<void> {
  if (problem['retryAfter'] !== undefined) void reply.header('retry-after', String(problem['retryAfter']));
  await reply.status(problem.status).type('application/problem+json').send(problem);
}
