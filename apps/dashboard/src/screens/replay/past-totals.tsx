import type { Row } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { totalsOf } from '../../model/board/totals.ts';

interface PastTotalsProps {
  readonly rows: readonly Row[];
  /** Of one change before; null: not known, or nothing changed just then. */
  readonly before: readonly Row[] | null;
}

/** What was free in all of one's houses, with the split, and how much one change before. */
export function PastTotals({ rows, before }: PastTotalsProps) {
  const t = useT('replay');
  const look = useT('look');
  const format = useFormat();
  const totals = totalsOf(rows);
  const was = before && totalsOf(before).exactFree;
  return (
    <section className="replay-totals" aria-label={t('totals.label')}>
      <h2>{t('totals.label')}</h2>
      <p className="replay-free" data-free={totals.exactFree}>
        <b>{format.number(totals.exactFree)}</b> {look('place.free', { count: totals.exactFree })}
      </p>
      <p className="replay-split">
        {(['spare', 'held', 'occupied', 'out'] as const)
          .filter((state) => state === 'held' || state === 'occupied' || totals[state] > 0)
          .map((state) => (
            <span key={state}>
              <b>{format.number(totals[state])}</b> {look(`place.${state}`, { count: totals[state] })}
            </span>
          ))}
        {was !== null && was !== totals.exactFree && (
          <span className="replay-was">{t('totals.before', { count: was })}</span>
        )}
      </p>
    </section>
  );
}
