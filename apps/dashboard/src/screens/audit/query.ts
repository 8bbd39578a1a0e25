import { type AuditEntry, type AuditTopic, auditKind, auditTopic } from '@safe-haven/contracts';

export const KINDS = auditKind.options;
export const TOPICS = ['', ...auditTopic.options] as const;
type Kind = (typeof KINDS)[number];

/** The filters; days are in the reader's time zone, empty strings mean no filter. */
export interface AuditChoice {
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly shelter: string;
  readonly kind: Kind | '';
  readonly topic: AuditTopic | '';
}

const DAY_MS = 24 * 3_600_000;

const localDay = (at: number): string => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};

/** The last `days` days including today. */
export const lastDays = (days: number, now: number): AuditChoice => ({
  from: localDay(now - (days - 1) * DAY_MS),
  to: localDay(now),
  person: '',
  shelter: '',
  kind: '',
  topic: '',
});

/** The first instant of a local day; days later count by the calendar, not by 24 h. */
const startOf = (day: string, daysLater = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
};

/** The API query; null when the days are invalid. `to` is the end of its day. */
export function queryOf({ from, to, person, shelter, kind, topic }: AuditChoice): URLSearchParams | null {
  if (from !== '' && to !== '' && to < from) return null;
  const query = new URLSearchParams();
  if (from !== '') query.set('from', startOf(from));
  if (to !== '') query.set('to', startOf(to, 1));
  if (person !== '') query.set('person', person);
  if (shelter !== '') query.set('shelter', shelter);
  if (kind !== '') query.set('kind', kind);
  if (topic !== '') query.set('topic', topic);
  return query;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The people and shelters named in entries: the options of the filters. */
export function namedIn(entries: readonly AuditEntry[]): {
  readonly people: readonly Named[];
  readonly shelters: readonly Named[];
} {
  const people = new Map<string, string>();
  const shelters = new Map<string, string>();
  for (const { actor, about, shelters: entryShelters } of entries) {
    if (actor.name) people.set(actor.person, actor.name);
    if (about.kind === 'person' && about.name) people.set(about.id, about.name);
    if (about.kind === 'shelter') shelters.set(about.id, about.name ?? about.id);
    for (const { id, name } of entryShelters) shelters.set(id, name ?? id);
  }
  const sorted = (known: ReadonlyMap<string, string>) =>
    [...known].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
  return { people: sorted(people), shelters: sorted(shelters) };
}
