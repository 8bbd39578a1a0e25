import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** `traceparent` of W3C Trace Context: version, trace id, id of the span that asks, flags. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-|$)/;
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const ids = new WeakMap<Pick<IncomingMessage, 'headers'>, string>();

/** The trace id of a request: 32 hexadecimal digits, the same for everybody who asks for it. */
export function traceIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const id = ids.get(request) ?? traceIdIn(request.headers);
  ids.set(request, id);
  return id;
}

/**
 * Of a change that brings a key it is made of the key, so that all its copies and what they caused are one trace. Of any
 * other request it is the sender's, where it sends one, or random.
 */
function traceIdIn(headers: IncomingHttpHeaders): string {
  const key = String(headers['idempotency-key'] ?? '').toLowerCase();
  if (KEY.test(key)) return traceIdOfKey(key);
  return sentTrace(headers)?.traceId ?? randomBytes(16).toString('hex');
}

/** A digest: a key is a secret of its sender, and traces and lines of a log are read by others. */
export const traceIdOfKey = (key: string): string =>
  createHash('sha256').update(`trace ${key}`).digest('hex').slice(0, 32);

/** The trace and the span that a request says it is part of; null: none, or not as W3C says. */
export function sentTrace({
  traceparent,
}: IncomingHttpHeaders): { readonly traceId: string; readonly spanId: string } | null {
  const found = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  return found === null ? null : { traceId: found[1]!, spanId: found[2]! };
}

/** The id of the one span of a trace that others refer to without having seen it. */
export const spanIdOf = (traceId: string, span: 'press' | 'append'): string =>
  createHash('sha256').update(`${span} ${traceId}`).digest('hex').slice(0, 16);
