import type { AuditEntry } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { useFormats, useWords } from '../../locales/use-words.ts';
import { detailsOf } from './details.ts';
import { actorName, sentenceOf, type TrailWords } from './sentence.ts';

const LATE_MS = 2 * 60_000;

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  onPerson(person: string): void;
}

/** Entries as sentences, newest first, by the reader's own days. */
export function Entries({ entries, onPerson }: EntriesProps) {
  const formats = useFormats();
  const t = useTrailText();
  const days = useMemo(() => Map.groupBy(entries, ({ occurredAt }) => formats.day(occurredAt)), [entries, formats]);
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="sheet-card audit-day">
      <h2>{day}</h2>
      <ol className="sheet-list">
        {ofDay.map((entry) => (
          <Line key={entry.position} entry={entry} t={t} onPerson={onPerson} />
        ))}
      </ol>
    </section>
  ));
}

interface LineProps {
  readonly entry: AuditEntry;
  readonly t: TrailWords;
  onPerson(person: string): void;
}

function Line({ entry, t, onPerson }: LineProps) {
  const formats = useFormats();
  const { actor, occurredAt, recordedAt } = entry;
  const known = actor.role in ROLES ? t.session(`role.${actor.role as keyof typeof ROLES}`) : actor.role;
  const who = [known, actor.organisation].filter(Boolean).join(', ');
  const late = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_MS;
  const when = `${formats.day(recordedAt)}, ${formats.clock(recordedAt)}`;
  // Who signs in does so in a role that stands there already.
  const saidOf = (detail: string) => entry.type === 'SessionOpened' && [known, actor.organisation].includes(detail);
  const more = detailsOf(entry, t).filter((detail) => !saidOf(detail));
  const beside = [who, ...more, ...(late ? [t.audit('recordedAt', { when })] : [])];
  return (
    <li className="audit-line" data-type={entry.type}>
      <time dateTime={occurredAt}>{formats.clock(occurredAt)}</time>
      <span className="sheet-words">
        <span>{sentenceOf(entry, t)}</span>
        <span className="sheet-detail">{beside.join(' · ')}</span>
      </span>
      {actor.name && (
        <button
          type="button"
          className="audit-only"
          aria-label={t.audit('onlyPerson', { name: actorName(entry, t) })}
          onClick={() => onPerson(actor.person)}
        >
          {t.audit('onlyPerson', { name: actor.name })}
        </button>
      )}
    </li>
  );
}

const ROLES = {
  hotline: 0,
  coordinator: 0,
  shelter_staff: 0,
  manager: 0,
  network_manager: 0,
  focal_point: 0,
  administrator: 0,
  auditor: 0,
  service: 0,
} as const;

function useTrailText(): TrailWords {
  return {
    audit: useWords('audit'),
    people: useWords('people'),
    vault: useWords('vault'),
    account: useWords('account'),
    session: useWords('session'),
    shelter: useWords('shelter'),
    formats: useFormats(),
  };
}
