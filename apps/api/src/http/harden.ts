import type { Span } from '@opentelemetry/api';
import {
  DRAWN_HEADER,
  isOurProtocol,
  PROTOCOL,
  PROTOCOL_HEADER,
  type Problem,
  TRACE_HEADER,
} from '@safe-haven/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestLine } from '../environment/log-form.ts';
import type { ProxyWatch } from '../environment/proxy-watch.ts';
import type { PublicOrigin } from '../environment/public-origin.ts';
import type { ServerTime } from '../environment/server-time.ts';
import type { SentPositions } from '../feed/sent-positions.ts';
import type { Authentication, Caller } from '../identity/authentication.ts';
import type { WithCaller } from '../identity/caller.ts';
import type { DeviceCookies } from '../identity/device-cookies.ts';
import type { Refusals } from '../identity/refusals.ts';
import type { RequestLimits } from '../limits/limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { problemOf } from '../problems/problems.ts';
import type { WithOwnWrite } from '../routes/own-write.ts';
import { reportsDrawing, type Tracing } from '../traces/tracing.ts';
import { sameSite } from './same-site.ts';
import { sendProblem } from './send-problem.ts';

const MAPBOX = ['https://api.mapbox.com', 'https://events.mapbox.com'];

/** Denies everything by default and allows our own origin, and Mapbox only with the operator's consent. */
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

/** The API documentation page uses inline styles; it still loads nothing from other origins. */
const FOR_THE_DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

interface HardenContext {
  readonly mapbox: boolean;
  readonly metrics: Metrics;
  readonly limits: RequestLimits;
  /** Whether the store is unreachable: commands are then refused. */
  readonly delayed: () => boolean;
  readonly origin: PublicOrigin;
  readonly proxy: ProxyWatch;
  readonly demo: boolean;
  readonly authentication: Authentication;
  readonly deviceCookies: DeviceCookies;
  readonly refusals: Refusals;
  /** The clock that `Haven-Expires` is held against. */
  readonly time: ServerTime;
  readonly sent: SentPositions;
  readonly tracing: Tracing;
  /** Is given a line for each request of the API; null: the operator wants none. */
  readonly requestLog: ((line: RequestLine) => void) | null;
  /** The position of the last update that a caller's audience was sent. */
  readonly lastUpdateFor: (caller: Caller) => string;
}

/** The position of the log that an answer is of; null: it names none. */
function positionIn(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('position' in payload)) return null;
  return typeof payload.position === 'string' ? payload.position : null;
}

/** Headers, cross-site and content-type checks and timings for every request, before any controller. */
export function harden(fastify: FastifyInstance, context: HardenContext): void {
  const csp = contentSecurityPolicy(context.mapbox);
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers({
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      [TRACE_HEADER]: request.id,
    });
    if (context.origin.tls) void reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
    const ofTheApi = isOfTheApi(request);
    const span = ofTheApi ? context.tracing.asked(request.raw) : null;
    if (span !== null) {
      spans.set(request, span);
      if (reportsDrawing(request.headers)) void reply.header(DRAWN_HEADER, '1');
    }
    // The proxy asks for health and files by itself, for nobody.
    if (ofTheApi) context.proxy.note(request.raw);
    if (ofTheApi) void reply.headers({ 'cache-control': 'no-store', [PROTOCOL_HEADER]: PROTOCOL });
    const problem = await refusalOf(request, ofTheApi, context);
    if (problem) return refuse(reply, problem);
    if (isDescription(request)) void reply.header('content-security-policy', FOR_THE_DOCS);
  });
  // After the body was read: what reads it goes on outside of the span that was there before.
  fastify.addHook('preValidation', (request, _, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else context.tracing.within(span, done);
  });
  // Of an answer that is no own write no other position is sent than that of the last update (PV-11). What it says that
  // somebody has seen is noted: a command then proves a race with it (PV-1).
  fastify.addHook('preSerialization', async (request: WithCaller & WithOwnWrite, _, payload: unknown) => {
    const position = positionIn(payload);
    const { caller } = request;
    if (position === null || !caller) return payload;
    const disclosed = request.answersOwnWrite ? position : context.lastUpdateFor(caller);
    if (caller.sessionId) context.sent.note(caller.sessionId, disclosed, position);
    return { ...(payload as object), position: disclosed };
  });
  // Set as late as possible: clients compute the expiry of a command from it.
  fastify.addHook('onSend', async (_, reply) => {
    void reply.header('date', new Date(context.time.now()).toUTCString());
  });
  fastify.addHook('onResponse', async (request: WithCaller, reply) => {
    const { method, id: trace } = request;
    const answered = { method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
    context.metrics.requests.observe(answered, reply.elapsedTime / 1000);
    const span = spans.get(request);
    if (span !== undefined) context.tracing.answered(span, answered.route, answered.status);
    if (!isOfTheApi(request)) return;
    context.requestLog?.({ trace, ...answered, ms: Math.round(reply.elapsedTime), caller: kindOf(request.caller) });
  });
}

/** The problem to answer when a request is refused here; null when it may go on. */
async function refusalOf(request: FastifyRequest, ofTheApi: boolean, context: HardenContext): Promise<Problem | null> {
  const { method, headers, ip: address } = request;
  const changes = method !== 'GET' && method !== 'HEAD';
  const { origin, demo, authentication, delayed, refusals } = context;
  if (hasDots(request.url)) return problemOf('not_found');
  if (changes && !sameSite(headers, origin.origin)) {
    void refusals.note({ code: 'cross_site', personId: null, actor: null, address, counts: null });
    return problemOf('cross_site');
  }
  if (!ofTheApi) return null;
  // Commands are taken from any page: their own schemas say whether they are understood, and one that was given is not lost.
  if (!changes && headers[PROTOCOL_HEADER] !== undefined && !isOurProtocol(headers[PROTOCOL_HEADER]))
    return problemOf('other_protocol');
  const retryAfter = await waitOf(request, context);
  if (retryAfter !== null) {
    void refusals.note({ code: 'too_many_requests', personId: null, actor: null, address, counts: null });
    return problemOf('too_many_requests', { retryAfter });
  }
  if (isDescription(request) && !demo && !authentication.callerOf(headers)) return problemOf('not_signed_in');
  return changes && delayed() ? problemOf('store_unavailable', { retryAfter: 2 }) : null;
}

/**
 * Seconds until a request is accepted; null: now. A token has its own quota and does not use its address's; a known
 * device may go on when the quota of its address is used up.
 */
async function waitOf({ headers, ip }: FastifyRequest, context: HardenContext): Promise<number | null> {
  const { limits, authentication, deviceCookies } = context;
  const machine = headers.authorization ? authentication.callerOf(headers) : null;
  if (machine) return limits.wait('machine', machine.actor.person);
  const wait = await limits.waitOfAddress(ip);
  const device = wait === null ? null : deviceCookies.deviceOf(headers);
  return device === null ? wait : limits.wait('device', device);
}

/** What a line of the log may say of a caller. */
function kindOf(caller: Caller | undefined): RequestLine['caller'] {
  if (!caller) return 'nobody';
  return caller.sessionId === null ? 'machine' : 'person';
}

/** A path segment `.` or `..` in any encoding: no route has one. */
const hasDots = (url: string): boolean => /(^|\/|%2f|\\|%5c)(\.|%2e){1,2}(\/|%2f|\\|%5c|$)/i.test(url.split('?')[0]!);

/** The pages that show the API documentation; the OpenAPI document itself is a route with its own access rule. */
const isDescription = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/docs') ?? false;

/** Checks the matched route as well as the URL, which can be written in several ways (`/%61pi`). */
const isOfTheApi = ({ url, routeOptions }: FastifyRequest): boolean =>
  url.startsWith('/api') || (routeOptions.url?.startsWith('/api') ?? false);

async function refuse(reply: FastifyReply, problem: Problem): Promise<void> {
  if (problem['retryAfter'] !== undefined) void reply.header('retry-after', String(problem['retryAfter']));
  await sendProblem(reply, problem);
}
