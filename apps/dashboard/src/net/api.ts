import { isOurProtocol, PROTOCOL, PROTOCOL_HEADER, type Problem, problem } from '@safe-haven/contracts';
import { drawn } from './drawn.ts';
import { expiryFrom } from './expiry.ts';
import { lastProblem } from './last-problem.ts';
import { type LineAnswer, line } from './line.ts';
import { localProblem } from './local-problem.ts';
import { otherRelease } from './other-release.ts';
import { type Copy, sendUntilFinal } from './send-until-final.ts';
import { isServerTimeKnown, noteDateHeader, serverNow } from './server-time.ts';
import { withRetries } from './with-retries.ts';

/** The used part of a schema, independent of the library. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** Leaves the validation to the code that uses the value. */
export const unvalidated: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) };

/** A value or a problem; requests do not throw. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** The log position that the answer must include, besides this page's own writes. */
  readonly position?: string;
  /** A prefetched response to the same request; without one it is sent now. */
  readonly prefetched?: Promise<Response | undefined> | undefined;
  /** A lost connection is returned at once: the caller tries again by itself. */
  readonly reportsLost?: boolean;
}

export interface SendOptions extends AskOptions {
  /**
   * The idempotency key from `newIdempotencyKey()`, one per command: however often it is sent, it is recorded once
   * (`sendUntilFinal`).
   */
  readonly key?: string;
  /**
   * The log position of what the person had seen when deciding, by which the server detects that somebody was faster.
   */
  readonly seen?: string | undefined;
}

const TIMEOUT_MS = 12_000;
/** Timeout of one copy of a command, after which another is sent while it may still be executed, ms. */
const COPY_TIMEOUT_MS = 5_000;

/** Requests to the API. Errors are RFC 9457 problems as values. */
export const api = {
  /** Reads; a 503 is retried before it becomes a problem. */
  get: <T>(path: string, schema: Schema<T>, options: AskOptions = {}): Promise<Answer<T>> =>
    withRetries(
      prefetchedOnce((prefetched) => ask(path, schema, { method: 'GET', ...options, prefetched }), options.prefetched),
      options,
    ),

  /** Sends once, with until when it counts, or with a key until the answer is final. */
  post: <T>(path: string, body: unknown, schema: Schema<T>, options: SendOptions = {}): Promise<Answer<T>> => {
    const { key, ...once } = options;
    const request = { method: 'POST', body, ...once } as const;
    if (key === undefined) return askOnce(() => ask(path, schema, request));
    const pressedAt = performance.now();
    return sendUntilFinal(key, (copy) => ask(path, schema, { ...request, copy, pressedAt }), once.signal);
  },
};

/** A change that could not say until when it counts, since no answer had said the time, is sent once more with that. */
async function askOnce<T>(change: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await change();
  return !answer.ok && answer.problem.code === 'expiry_missing' && isServerTimeKnown() ? change() : answer;
}

/** A prefetched response is used for the first attempt only. */
function prefetchedOnce<T>(
  ask: (prefetched: AskOptions['prefetched']) => T,
  prefetched: AskOptions['prefetched'],
): () => T {
  let first = prefetched;
  return () => {
    const taken = first;
    first = undefined;
    return ask(taken);
  };
}

interface Asked extends AskOptions {
  readonly method: 'GET' | 'POST';
  readonly body?: unknown;
  readonly copy?: Copy;
  /** When the change was asked for, by `performance.now()`. */
  readonly pressedAt?: number;
  readonly seen?: string | undefined;
}

async function ask<T>(path: string, schema: Schema<T>, request: Asked): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(request.copy && !request.copy.last ? COPY_TIMEOUT_MS : TIMEOUT_MS);
  try {
    const prefetched = request.prefetched && (await request.prefetched);
    const response = prefetched ?? (await line.fetch(path, initOf(request, timeout)));
    if (!prefetched) noteDateHeader(response.headers.get('date'));
    if (request.pressedAt !== undefined) drawn.answered(request.pressedAt, response);
    const body: unknown = response.status === 204 ? null : await response.json();
    if (!response.ok) return { ok: false, problem: problemIn(body, response) };
    // What was sent is done, whatever the release of the server; what was read can't be understood.
    if (request.method === 'GET' && isOfOtherRelease(response)) return { ok: false, problem: otherReleaseMet() };
    return parseAnswer(body, schema);
  } catch {
    return { ok: false, problem: localProblem(timeout.aborted ? 'timed_out' : 'offline') };
  }
}

function initOf(request: Asked, timeout: AbortSignal): RequestInit {
  return {
    method: request.method,
    headers: headersOf(request),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    signal: request.signal ? AbortSignal.any([timeout, request.signal]) : timeout,
    cache: 'no-store',
    credentials: 'same-origin',
  };
}

const isOfOtherRelease = ({ headers }: LineAnswer): boolean =>
  !isOurProtocol(headers.get(PROTOCOL_HEADER) ?? undefined);

function otherReleaseMet(): Problem {
  otherRelease.meet();
  return localProblem('other_protocol');
}

function headersOf({ method, body, copy, seen, position = '' }: Asked): Record<string, string> {
  const expires = copy ? new Date(copy.expires).toISOString() : expiryFrom(serverNow());
  const says = copy !== undefined || (method === 'POST' && isServerTimeKnown());
  const written = line.written();
  const minPosition = seen ?? (position > written ? position : written);
  return {
    accept: 'application/json',
    ...(method === 'GET' ? { [PROTOCOL_HEADER]: String(PROTOCOL) } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(copy === undefined ? {} : { 'idempotency-key': copy.key }),
    ...(says ? { 'haven-expires': expires } : {}),
    ...(minPosition === '' ? {} : { 'haven-position': minPosition }),
  };
}

function parseAnswer<T>(body: unknown, schema: Schema<T>): Answer<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { ok: false, problem: unreadableAnswer };
  const { position } = (parsed.data ?? {}) as { position?: unknown };
  if (typeof position === 'string') line.noteWritten(position);
  return { ok: true, value: parsed.data };
}

function problemIn(body: unknown, response: LineAnswer): Problem {
  const parsed = problem.safeParse(body);
  const known = parsed.success ? parsed.data : localProblem('garbled', response.status);
  if (known.code === 'other_protocol') otherRelease.meet();
  lastProblem.note(known);
  const after = Number(response.headers.get('retry-after'));
  return after > 0 ? { ...known, retryAfter: after } : known;
}

/** The problem of an unparsable response. */
export const unreadableAnswer: Problem = localProblem('garbled');
