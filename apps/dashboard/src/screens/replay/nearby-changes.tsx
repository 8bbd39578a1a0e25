import type { ReplayChange } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { changeKindKey } from './change-kind.ts';
import type { Span } from './time/span.ts';
import type { Replay } from './use-replay.ts';

interface NearbyChangesProps {
  readonly replay: Replay;
  readonly nameOf: (shelterId: string) => string;
}

/** Number of changes listed before and after the shown instant. */
const NEARBY = 6;

/** The changes around the shown instant, the latest one marked; a press goes to its instant. */
export function NearbyChanges({ replay, nameOf }: NearbyChangesProps) {
  const t = useT('replay');
  const { all } = replay.changes;
  const happened = all.filter((change) => Date.parse(change.at) <= replay.at).length;
  const from = Math.max(0, happened - NEARBY);
  const nearby = all.slice(from, happened + NEARBY);
  const lateCount = all.filter((change) => change.late).length;
  return (
    <section className="replay-changes" aria-labelledby="replay-changes">
      <h2 id="replay-changes">{t('changes.title')}</h2>
      <p className="replay-count">
        {t('changes.count', { count: all.length })}
        {lateCount > 0 && <span>{t('changes.late', { count: lateCount })}</span>}
      </p>
      {nearby.length === 0 && <p className="replay-note">{t('changes.none')}</p>}
      <ol start={from + 1}>
        {nearby.map((change, i) => (
          <ChangeRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes of a shelter at one instant differ only by index
            key={from + i}
            change={change}
            place={from + i < happened - 1 ? 'before' : from + i === happened - 1 ? 'here' : 'after'}
            name={nameOf(change.shelterId)}
            span={replay.span}
            onPress={() => replay.go(Date.parse(change.at))}
          />
        ))}
      </ol>
      <p className="aloud" role="status">
        {replay.end && t(`ends.${replay.end}`)}
      </p>
      {replay.end && <p className="replay-note">{t(`ends.${replay.end}`)}</p>}
    </section>
  );
}

interface ChangeRowProps {
  readonly change: ReplayChange;
  readonly place: 'before' | 'here' | 'after';
  readonly name: string;
  /** In a week each row names its day. */
  readonly span: Span;
  onPress(): void;
}

function ChangeRow({ change, place, name, span, onPress }: ChangeRowProps) {
  const t = useT('replay');
  const format = useFormat();
  const formatInstant = (instant: string, withDay: boolean) =>
    withDay
      ? t('changes.dayAndClock', { day: format.day(instant), clock: format.clock(instant) })
      : format.clock(instant);
  const isOtherDay = format.day(change.at) !== format.day(change.recordedAt);
  return (
    <li data-place={place} data-event={change.type}>
      <button type="button" aria-current={place === 'here' ? 'time' : undefined} onClick={onPress}>
        <time dateTime={change.at}>{formatInstant(change.at, span === 'week')}</time>
        <span>
          <b>{name}</b>: {t(`what.${changeKindKey(change.type)}`)}
          {change.late && (
            <span className="replay-late">
              {t('changes.writtenDown', { when: formatInstant(change.recordedAt, isOtherDay) })}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
