import { randomUUID } from 'node:crypto';
import { LOG_STREAM } from '../admission.ts';
import { canonicalBody, contentOf, linkOf } from '../chain.ts';
import type { Stored } from '../stored.ts';
import type { Rows } from './rows.ts';

/** The log's own first record is at this position; it is never delivered. */
export const LOG_START = 1;

/** The log's id, from its first record; a new log gets one. Throws when the record is damaged. */
export function readOrStartLog(rows: Rows): string {
  const first = rows.at('main', LOG_START);
  return first === null ? startLog(rows) : logIdIn(first);
}

/** The log's id by its first record. Throws when the record is damaged. */
export function logIdIn({ body }: Pick<Stored, 'body'>): string {
  const data = contentOf(body).data as { logId?: unknown };
  if (typeof data.logId !== 'string') throw new Error('the first record does not say which log this is');
  return data.logId;
}

function startLog(rows: Rows): string {
  if (rows.last() > 0) throw new Error('the first record is missing');
  const logId = randomUUID();
  const now = new Date().toISOString();
  const body = canonicalBody({
    eventId: randomUUID(),
    type: 'LogStarted',
    schemaVersion: 1,
    data: { logId },
    metadata: {
      occurredAt: now,
      recordedAt: now,
      actor: { person: 'system:log', role: 'system', organisation: null, country: null },
      commandId: logId,
      correlationId: logId,
      source: 'system',
    },
  });
  const hash = linkOf('', LOG_STREAM, 1, body);
  rows.insert('main', [{ position: LOG_START, previous: 0, stream: LOG_STREAM, revision: 1, hash, body }]);
  return logId;
}
