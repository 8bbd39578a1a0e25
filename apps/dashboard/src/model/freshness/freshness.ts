import { type ExactRow, type Freshness, freshnessOf, type Row } from '@safe-haven/contracts';

/** When somebody last said or did something that makes an exact row's numbers right. */
export const lastSaid = (row: ExactRow): string => {
  const reported = row.mode === 'counted' ? row.reported?.asOf : undefined;
  if (reported) return reported;
  return row.confirmedAt !== null && row.confirmedAt > row.changedAt ? row.confirmedAt : row.changedAt;
};

/** Exact rows age before our eyes; a banded row only says its class. */
export const freshnessOfRow = (row: Row, now: number): Freshness | null =>
  row.view === 'exact' ? freshnessOf(lastSaid(row), now) : row.view === 'banded' ? row.freshness : null;

/** Whether that was somebody's word that what stands there is so, and not a change. */
export const isConfirmed = (row: ExactRow): boolean => lastSaid(row) === row.confirmedAt;
