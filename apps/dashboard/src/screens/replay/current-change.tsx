import type { Row } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { totalsOf } from '../../model/board/totals.ts';
import { changeKindKey } from './change-kind.ts';
import type { Replay } from './use-replay.ts';

interface CurrentChangeProps {
  readonly replay: Replay;
  /** The rows at the shown instant, and before its change; null: not loaded. */
  readonly rows: readonly Row[];
  readonly before: readonly Row[] | null;
  readonly nameOf: (shelterId: string) => string;
}

/** The change at the shown instant: its number among all, its kind, and its effect on free places. */
export function CurrentChange({ replay: { at, changes }, rows, before, nameOf }: CurrentChangeProps) {
  const t = useT('replay');
  const format = useFormat();
  const index = changes.all.findLastIndex((change) => Date.parse(change.at) === at);
  const change = changes.all[index];
  if (!change) return null;
  const freeIn = (rows: readonly Row[]) => totalsOf(rows.filter((row) => row.shelterId === change.shelterId)).exactFree;
  const [was, is] = [before && freeIn(before), freeIn(rows)];
  // Corrections and late entries are known from their recording on.
  const isKnown = !change.late || Date.parse(change.recordedAt) <= at;
  const written = { day: format.day(change.recordedAt), clock: format.clock(change.recordedAt) };
  return (
    <section className="replay-change" aria-label={t('change.label')}>
      <p>{t('change.place', { place: format.number(index + 1), count: changes.all.length })}</p>
      <p className="replay-change-what">
        {nameOf(change.shelterId)}: {t(`what.${changeKindKey(change.type)}`)}
      </p>
      <p>
        {was !== null && (was === is ? t('change.freeStayed', { count: is }) : t('change.free', { was, now: is }))}{' '}
        {t(isKnown ? 'change.writtenAtOnce' : 'change.writtenLater', { when: t('changes.dayAndClock', written) })}
      </p>
    </section>
  );
}
