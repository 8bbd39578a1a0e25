import type { Row } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { isDraft } from '../../model/board/drafts.ts';
import { freshnessOfRow, lastUpdatedAt } from '../../model/freshness.ts';
import { FreshnessChip } from '../live/freshness-chip.tsx';

/** The freshness of the numbers, and for exact shelters the expected departures, which do not count as free. */
export function RowFreshness({ row, now }: { row: Row; now: number }) {
  const t = useT('board');
  const format = useFormat();
  const freshness = freshnessOfRow(row, now);
  if (freshness === null || row.view === 'unreadable' || isDraft(row)) return null;
  if (row.view === 'banded') {
    return (
      <div className="row-message">
        <FreshnessChip freshness={freshness} />
      </div>
    );
  }
  const updatedAt = lastUpdatedAt(row);
  const ago = updatedAt === null ? undefined : format.ago(updatedAt, now);
  return (
    <div className="row-message">
      <FreshnessChip
        freshness={freshness}
        age={row.mode === 'counted' && ago !== undefined ? t('row.reported', { ago }) : ago}
      />
      {row.check && !row.check.done && <span className="row-asked">{t('row.asked', { at: row.check.hour })}</span>}
      {row.soonFree && (
        <span className="row-soon">
          {t('row.soon', { count: row.soonFree.places, when: format.soon(row.soonFree.by, now) })}
        </span>
      )}
    </div>
  );
}
