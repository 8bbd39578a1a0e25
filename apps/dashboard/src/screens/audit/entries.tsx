import type { AuditEntry } from '@safe-haven/contracts';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { detailsOf } from './details.ts';
import { foldedDay, matters } from './fold.ts';
import { sentenceOf, type TrailTexts } from './sentence.ts';
import { useTrailTexts } from './use-trail-texts.ts';

const LATE_MS = 2 * 60_000;

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  /** Whether sign-ins are folded: not where accounts were asked for. */
  readonly folds: boolean;
}

/** Entries as sentences, newest first, grouped by day in the reader's time zone. */
export function Entries({ entries, folds }: EntriesProps) {
  const format = useFormat();
  const t = useTrailTexts();
  const days = useMemo(() => Map.groupBy(entries, ({ occurredAt }) => format.day(occurredAt)), [entries, format]);
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="sheet-card">
      <h2>{day}</h2>
      <DayEntries ofDay={ofDay} folds={folds} t={t} />
    </section>
  ));
}

interface DayEntriesProps extends Pick<EntriesProps, 'folds'> {
  readonly ofDay: readonly AuditEntry[];
  readonly t: TrailTexts;
}

function DayEntries({ ofDay, folds, t }: DayEntriesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const { shown, signIns, people } = folds ? foldedDay(ofDay) : { shown: ofDay, signIns: [], people: 0 };
  return (
    <>
      <ol className="sheet-list">
        {shown.map((entry) => (
          <EntryRow key={entry.position} entry={entry} t={t} />
        ))}
      </ol>
      {signIns.length > 0 && (
        <button
          type="button"
          className="audit-fold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon icon={isOpen ? ChevronUp : ChevronDown} />
          {t.audit('signIns', { n: signIns.length, people })}
        </button>
      )}
      <ol id={id} className="sheet-list" hidden={!isOpen}>
        {isOpen && signIns.map((entry) => <EntryRow key={entry.position} entry={entry} t={t} />)}
      </ol>
    </>
  );
}

interface EntryRowProps {
  readonly entry: AuditEntry;
  readonly t: TrailTexts;
}

function EntryRow({ entry, t }: EntryRowProps) {
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
    <li className="audit-row" data-type={entry.type} data-matters={matters(entry) || undefined}>
      <time dateTime={occurredAt}>{format.clock(occurredAt)}</time>
      <span className="sheet-text">
        <span>{sentenceOf(entry, t)}</span>
        <span className="sheet-detail">{details.join(' · ')}</span>
      </span>
    </li>
  );
}
