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

/**
 * The audit trail as a CSV file (RFC 4180, UTF-8), one event per line; values that a spreadsheet would treat as a
 * formula are escaped. `last` is an extra last line, for a file that is incomplete.
 */
export function auditCsv(entries: readonly AuditEntry[], last: string | null): string {
  const lines = entries.map((e) =>
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
      e.houses.map(({ id }) => id).join(' '),
    ]),
  );
  return [csvRow(HEADER), ...lines, ...(last === null ? [] : [csvRow([last])])].join('');
}
