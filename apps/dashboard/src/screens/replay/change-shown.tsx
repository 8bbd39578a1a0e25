import type { Row } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { totalsOf } from '../../model/board/totals.ts';
import type { Replay } from './use-replay.ts';
import { whatOf } from './what-of.ts';

interface ChangeShownProps {
  readonly replay: Replay;
  /** The rows at the instant that is shown, and one change before; null: not known. */
  readonly rows: readonly Row[];
  readonly before: readonly Row[] | null;
  readonly names: (shelterId: string) => string;
}

/** The change whose instant is shown: which of how many, what it was, and what it did to what is free. */
export function ChangeShown({ replay: { at, changes }, rows, before, names }: ChangeShownProps) {
  const t = useT('replay');
  const format = useFormat();
  const last = changes.all.findLastIndex((change) => Date.parse(change.at) === at);
  const change = changes.all[last];
  if (!change) return null;
  const freeIn = (some: readonly Row[]) => totalsOf(some.filter((row) => row.shelterId === change.shelterId)).exactFree;
  const [was, is] = [before && freeIn(before), freeIn(rows)];
  // A correction and an entry that came late were known from their writing on.
  const isKnown = !change.late || Date.parse(change.recordedAt) <= at;
  const written = { day: format.day(change.recordedAt), clock: format.clock(change.recordedAt) };
  return (
    <section className="replay-change" aria-label={t('change.label')}>
      <p>{t('change.place', { place: format.number(last + 1), count: changes.all.length })}</p>
      <p className="replay-change-what">
        {names(change.shelterId)}: {t(`what.${whatOf(change.type)}`)}
      </p>
      <p>
        {was !== null && (was === is ? t('change.freeStayed', { count: is }) : t('change.free', { was, now: is }))}{' '}
        {t(isKnown ? 'change.writtenAtOnce' : 'change.writtenLater', { when: t('changes.dayAndClock', written) })}
      </p>
    </section>
  );
}
