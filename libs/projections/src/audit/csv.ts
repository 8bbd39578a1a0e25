import type { AuditEntry } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';

const HEADER = [
  'position',
  'event_id',
  'recorded_at',
  'occurred_at',
  'kind',
  'type',
  'person',
  'person_name',
  'role',
  'organisation',
  'about_kind',
  'about_id',
  'about_name',
  'details',
  'houses',
];

const LINES_PER_STEP = 64;

/**
 * The audit trail as a CSV file (RFC 4180, UTF-8), one event per line; values that a spreadsheet would treat as a
 * formula are escaped. `last` is an extra last line, for a file that is incomplete. Yields every few lines: a file has 50,000.
 */
export function* auditCsv(entries: readonly AuditEntry[], last: string | null): Generator<void, string> {
  const lines: string[] = [];
  for (const entry of entries) {
    lines.push(csvLine(entry));
    if (lines.length % LINES_PER_STEP === 0) yield;
  }
  return [csvRow(HEADER), ...lines, ...(last === null ? [] : [csvRow([last])])].join('');
}

const csvLine = (e: AuditEntry): string =>
  csvRow([
    e.position,
    e.eventId,
    e.recordedAt,
    e.occurredAt,
    e.kind,
    e.type,
    e.actor.person,
    e.actor.name ?? '',
    e.actor.role,
    e.actor.organisation ?? '',
    e.about.kind,
    e.about.id,
    e.about.name ?? '',
    Object.entries(e.details)
      .map(([code, value]) => `${code}=${value}`)
      .join('; '),
    e.shelters.map(({ id }) => id).join(' '),
  ]);
