import { type Problem, problem } from '@safe-haven/contracts';
import { type Copy, sendUntilFinal } from './send-until-final.ts';
import { noteDateHeader } from './server-time.ts';
import { withRetries } from './with-retries.ts';

/** What a schema of the contracts can do, whichever library made it. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** An answer or the problem in its place; nothing here throws. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** At least this far in the log, beside what this page itself has written. */
  readonly position?: string;
  /** The answer to the very same question, where it was asked before; without one it is asked now. */
  readonly prefetched?: Promise<Response | undefined> | undefined;
}

export interface SendOptions extends AskOptions {
  /** One for each command of a person, from `newIdempotencyKey()`: however often it is sent, it is recorded once (`sendUntilFinal`). */
  readonly key?: string;
  /** The position of what the person had seen when they decided: whether somebody was faster is told by it. */
  readonly seen?: string | undefined;
}

const TIMEOUT_MS = 12_000;
/** A copy of a command without an answer is followed by another while both may still be done. */
const COPY_TIMEOUT_MS = 5_000;
/** The farthest position that an answer to this page named: it reads its own writes. */
let written = '';

/** The server's answers as values: what was asked for, or an RFC 9457 problem with a code. */
export const api = {
  /** Reads; a 503 ("not there yet", "in a moment") is tried again before it becomes a problem. */
  get: <T>(path: string, schema: Schema<T>, options: AskOptions = {}): Promise<Answer<T>> =>
    withRetries(
      prefetchedOnce((prefetched) => ask(path, schema, { method: 'GET', ...options, prefetched }), options.prefetched),
      options.signal,
    ),

  /** Sends; once, unless it carries a key: then until the answer is final. */
  post: <T>(path: string, body: unknown, schema: Schema<T>, options: SendOptions = {}): Promise<Answer<T>> => {
    const { key, ...once } = options;
    const asked = { method: 'POST', body, ...once } as const;
    if (key === undefined) return ask(path, schema, asked);
    return sendUntilFinal(key, (copy) => ask(path, schema, { ...asked, copy }), once.signal);
  },
};

/** An answer that was there early counts for the first try alone. */
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
  readonly seen?: string | undefined;
}

async function ask<T>(path: string, schema: Schema<T>, asked: Asked): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(asked.copy && !asked.copy.last ? COPY_TIMEOUT_MS : TIMEOUT_MS);
  try {
    const prefetched = asked.prefetched && (await asked.prefetched);
    const response = prefetched ?? (await fetch(path, initOf(asked, timeout)));
    if (!prefetched) noteDateHeader(response.headers.get('date'));
    const body: unknown = response.status === 204 ? null : await response.json();
    return response.ok ? parseAnswer(body, schema) : { ok: false, problem: problemIn(body, response) };
  } catch {
    return { ok: false, problem: localProblem(timeout.aborted ? 'timed_out' : 'offline') };
  }
}

function initOf(asked: Asked, timeout: AbortSignal): RequestInit {
  return {
    method: asked.method,
    headers: headersOf(asked),
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    signal: asked.signal ? AbortSignal.any([timeout, asked.signal]) : timeout,
    cache: 'no-store',
    credentials: 'same-origin',
  };
}

function headersOf({ body, copy, seen, position = '' }: Asked): Record<string, string> {
  const least = seen ?? (position > written ? position : written);
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(copy === undefined
      ? {}
      : { 'idempotency-key': copy.key, 'haven-expires': new Date(copy.expires).toISOString() }),
    ...(least === '' ? {} : { 'haven-position': least }),
  };
}

function parseAnswer<T>(body: unknown, schema: Schema<T>): Answer<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { ok: false, problem: unreadableAnswer };
  const { position } = (parsed.data ?? {}) as { position?: unknown };
  if (typeof position === 'string' && position > written) written = position;
  return { ok: true, value: parsed.data };
}

function problemIn(body: unknown, response: Response): Problem {
  const parsed = problem.safeParse(body);
  const known = parsed.success ? parsed.data : localProblem('garbled', response.status);
  const after = Number(response.headers.get('retry-after'));
  return after > 0 ? { ...known, retryAfter: after } : known;
}

/** The problem of an answer that can't be read. */
export const unreadableAnswer: Problem = localProblem('garbled');

/** A problem that only a browser knows: no connection, no answer in time, an answer that can't be read. */
function localProblem(code: 'offline' | 'timed_out' | 'garbled', status = 0): Problem {
  return { type: 'about:blank', title: code, status, code };
}
