import type { AuditEntry } from '@safe-haven/contracts';
import { useMemo } from 'react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat } from '../../locales/use-t.ts';
import { detailsOf } from './details.ts';
import { actorName, sentenceOf, type TrailTexts } from './sentence.ts';
import { useTrailTexts } from './use-trail-texts.ts';

const LATE_MS = 2 * 60_000;

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  onPerson(person: string): void;
}

/** Entries as sentences, newest first, grouped by day in the reader's time zone. */
export function Entries({ entries, onPerson }: EntriesProps) {
  const format = useFormat();
  const t = useTrailTexts();
  const days = useMemo(() => Map.groupBy(entries, ({ occurredAt }) => format.day(occurredAt)), [entries, format]);
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="sheet-card">
      <h2>{day}</h2>
      <ol className="sheet-list">
        {ofDay.map((entry) => (
          <EntryRow key={entry.position} entry={entry} t={t} onPerson={onPerson} />
        ))}
      </ol>
    </section>
  ));
}

interface EntryRowProps {
  readonly entry: AuditEntry;
  readonly t: TrailTexts;
  onPerson(person: string): void;
}

function EntryRow({ entry, t, onPerson }: EntryRowProps) {
  const format = useFormat();
  const { actor, occurredAt, recordedAt } = entry;
  const role = `role.${actor.role}`;
  const known = isKey('session', role) ? t.session(role) : actor.role;
  const who = [known, actor.organisation].filter(Boolean).join(', ');
  const isRecordedLater = Date.parse(recordedAt) - Date.parse(occurredAt) > LATE_MS;
  const when = `${format.day(recordedAt)}, ${format.clock(recordedAt)}`;
  // A sign-in already names its role.
  const isInSentence = (detail: string) =>
    entry.type === 'SessionOpened' && [known, actor.organisation].includes(detail);
  const more = detailsOf(entry, t).filter((detail) => !isInSentence(detail));
  const details = [who, ...more, ...(isRecordedLater ? [t.audit('recordedAt', { when })] : [])];
  return (
    <li className="audit-row" data-type={entry.type}>
      <time dateTime={occurredAt}>{format.clock(occurredAt)}</time>
      <span className="sheet-text">
        <span>{sentenceOf(entry, t)}</span>
        <span className="sheet-detail">{details.join(' · ')}</span>
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
