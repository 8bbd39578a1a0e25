import { canonicalBody } from './chain.ts';
import { LIMITS, type NewEvent, type Revision, type StreamName } from './port.ts';

/** The stream of the log's own first record; only the adapter writes and reads it. */
export const LOG_STREAM = 'log';

/** Streams whose events can be forgotten for good. */
export const isForgettable = (stream: StreamName): boolean => stream.startsWith('key-');

export type Admission =
  | { readonly ok: true; readonly bodies: readonly string[] }
  | { readonly ok: false; readonly reason: 'too_large' | 'invalid' };

const INVALID: Admission = { ok: false, reason: 'invalid' };
const TOO_LARGE: Admission = { ok: false, reason: 'too_large' };

/** The checks of every adapter before an append, and the canonical bodies to store. */
export function admit(stream: StreamName, events: readonly NewEvent[], expected: Revision): Admission {
  if (!isWritable(stream) || !Number.isSafeInteger(expected) || expected < 0) return INVALID;
  if (!Array.isArray(events) || events.length === 0 || !events.every(isWellFormed)) return INVALID;
  if (events.length > 1 && new Set(events.map((e) => e.eventId)).size < events.length) return INVALID;
  const bodies: string[] = [];
  let total = 0;
  for (const event of events) {
    const body = bodyOf(event);
    if (body === null) return INVALID;
    const bytes = Buffer.byteLength(body);
    total += bytes;
    if (bytes > LIMITS.eventBytes || total > LIMITS.appendBytes) return TOO_LARGE;
    bodies.push(body);
  }
  return { ok: true, bodies };
}

const STREAM = /^[a-z][A-Za-z0-9_.:@-]{0,199}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const SOURCES: ReadonlySet<unknown> = new Set(['app', 'phone-in', 'sms', 'import', 'system']);

const isWritable = (stream: unknown): boolean =>
  typeof stream === 'string' && STREAM.test(stream) && stream !== LOG_STREAM;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isInstant = (value: unknown): boolean => typeof value === 'string' && INSTANT.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isWellFormed(event: unknown): boolean {
  if (!isRecord(event) || !isRecord(event['data']) || !isRecord(event['metadata'])) return false;
  if (typeof event['eventId'] !== 'string' || !UUID.test(event['eventId']) || !isText(event['type'])) return false;
  return (
    Number.isSafeInteger(event['schemaVersion']) &&
    Number(event['schemaVersion']) > 0 &&
    hasProvenance(event['metadata'])
  );
}

/** Whether the metadata holds the time, the actor, the command and the source. */
function hasProvenance(metadata: Record<string, unknown>): boolean {
  const actor = metadata['actor'];
  return (
    isInstant(metadata['occurredAt']) &&
    isInstant(metadata['recordedAt']) &&
    isText(metadata['commandId']) &&
    isText(metadata['correlationId']) &&
    SOURCES.has(metadata['source']) &&
    (metadata['commandHash'] === undefined || isText(metadata['commandHash'])) &&
    isRecord(actor) &&
    isText(actor['person']) &&
    isText(actor['role']) &&
    isTextOrNull(actor['organisation']) &&
    isTextOrNull(actor['country'])
  );
}

function bodyOf(event: NewEvent): string | null {
  try {
    return canonicalBody(event);
  } catch {
    return null;
  }
}
