import type { Row } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { totalsOf } from '../../model/board/totals.ts';

interface PastTotalsProps {
  readonly rows: readonly Row[];
  /** The rows before the change; null: not loaded, or no change at this instant. */
  readonly before: readonly Row[] | null;
}

/** The sums over one's own shelters, with the difference to before the change. */
export function PastTotals({ rows, before }: PastTotalsProps) {
  const t = useT('replay');
  const ui = useT('look');
  const format = useFormat();
  const totals = totalsOf(rows);
  const freeBefore = before && totalsOf(before).exactFree;
  return (
    <section className="replay-totals" aria-label={t('totals.label')}>
      <h2>{t('totals.label')}</h2>
      <p className="replay-free" data-free={totals.exactFree}>
        <b>{format.number(totals.exactFree)}</b> {ui('place.free', { count: totals.exactFree })}
      </p>
      <p className="replay-split">
        {(['spare', 'held', 'occupied', 'out'] as const)
          .filter((state) => state === 'held' || state === 'occupied' || totals[state] > 0)
          .map((state) => (
            <span key={state}>
              <b>{format.number(totals[state])}</b> {ui(`place.${state}`, { count: totals[state] })}
            </span>
          ))}
        {freeBefore !== null && freeBefore !== totals.exactFree && (
          <span className="replay-was">{t('totals.before', { count: freeBefore })}</span>
        )}
      </p>
    </section>
  );
}
