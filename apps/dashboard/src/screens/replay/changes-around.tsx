import type { ReplayChange } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import type { Span } from './time/span.ts';
import type { Replay } from './use-replay.ts';
import { whatOf } from './what-of.ts';

interface ChangesAroundProps {
  readonly replay: Replay;
  readonly names: (shelterId: string) => string;
}

/** So many lines before and after what is shown. */
const AROUND = 6;

/** What changed around the instant, the newest that had happened marked; a press goes there. */
export function ChangesAround({ replay, names }: ChangesAroundProps) {
  const t = useT('replay');
  const { all } = replay.changes;
  const happened = all.filter((change) => Date.parse(change.at) <= replay.at).length;
  const from = Math.max(0, happened - AROUND);
  const lines = all.slice(from, happened + AROUND);
  const late = all.filter((change) => change.late).length;
  return (
    <section className="replay-changes" aria-labelledby="replay-changes">
      <h2 id="replay-changes">{t('changes.title')}</h2>
      <p className="replay-count">
        {t('changes.count', { count: all.length })}
        {late > 0 && <span className="replay-late-key">{t('changes.late', { count: late })}</span>}
      </p>
      {lines.length === 0 && <p className="replay-note">{t('changes.none')}</p>}
      <ol start={from + 1}>
        {lines.map((change, i) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes of a house in one instant differ by their place alone
            key={from + i}
            change={change}
            place={from + i < happened - 1 ? 'before' : from + i === happened - 1 ? 'here' : 'after'}
            name={names(change.shelterId)}
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

interface LineProps {
  readonly change: ReplayChange;
  readonly place: 'before' | 'here' | 'after';
  readonly name: string;
  /** A week has several days: each line says its own. */
  readonly span: Span;
  onPress(): void;
}

function Line({ change, place, name, span, onPress }: LineProps) {
  const t = useT('replay');
  const format = useFormat();
  const said = (instant: string, withDay: boolean) =>
    withDay
      ? t('changes.dayAndClock', { day: format.day(instant), clock: format.clock(instant) })
      : format.clock(instant);
  const isOtherDay = format.day(change.at) !== format.day(change.recordedAt);
  return (
    <li data-place={place} data-event={change.type}>
      <button type="button" aria-current={place === 'here' ? 'time' : undefined} onClick={onPress}>
        <time dateTime={change.at}>{said(change.at, span === 'week')}</time>
        <span>
          <b>{name}</b>: {t(`what.${whatOf(change.type)}`)}
          {change.late && (
            <span className="replay-late">
              {t('changes.writtenDown', { when: said(change.recordedAt, isOtherDay) })}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}
