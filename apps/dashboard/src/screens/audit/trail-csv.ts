import type { AuditEntry, AuditExport } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';
import { isKey } from '../../locales/is-key.ts';
import { detailsOf } from './details.ts';
import { actorName, sentenceOf, type TrailTexts } from './sentence.ts';

const COLUMNS = ['day', 'time', 'what', 'who', 'role', 'organisation', 'about', 'details', 'entry'] as const;
/** The byte order mark, by which spreadsheets recognise UTF-8. */
const BOM = '\ufeff';

/** The trail as CSV in the language of the interface, one event per row, each with its log position. */
export function trailCsv({ entries, more }: AuditExport, t: TrailTexts): string {
  const head = csvRow(COLUMNS.map((column) => t.audit(`column.${column}`)));
  const lines = entries.map((entry) => csvRow(cellsOf(entry, t)));
  return BOM + [head, ...lines, ...(more ? [csvRow([t.audit('column.more')])] : [])].join('');
}

function cellsOf(entry: AuditEntry, t: TrailTexts): string[] {
  const { actor, about, shelters, occurredAt, position } = entry;
  const role = `role.${actor.role}`;
  return [
    t.format.day(occurredAt),
    t.format.clock(occurredAt),
    sentenceOf(entry, t),
    actorName(entry, t),
    isKey('session', role) ? t.session(role) : actor.role,
    actor.organisation ?? '',
    about.name ?? shelters.map(({ id, name }) => name ?? id).join(', '),
    detailsOf(entry, t).join('; '),
    position,
  ];
}
