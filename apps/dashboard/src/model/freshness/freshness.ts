import { type ExactRow, type Freshness, freshnessOf, type Row } from '@safe-haven/contracts';

/** When somebody last said or did something that makes an exact row's numbers right; null: nobody has. */
export const lastSaid = (row: ExactRow): string | null => {
  if (row.mode !== 'kept') return row.saidAt ?? null;
  return row.confirmedAt !== null && row.confirmedAt > row.changedAt ? row.confirmedAt : row.changedAt;
};

/** Exact rows age before our eyes; a banded row only says its class. */
export const freshnessOfRow = (row: Row, now: number): Freshness | null => {
  if (row.view !== 'exact') return row.view === 'banded' ? row.freshness : null;
  const said = lastSaid(row);
  return said === null ? 'stale' : freshnessOf(said, now);
};

/** Whether a row has a number of now: not one that can't be read, nor a counted house whose report is old. */
export const hasNumber = (row: Row, now: number): boolean =>
  row.view !== 'unreadable' && (row.mode === 'kept' || freshnessOfRow(row, now) !== 'stale');

/** Whether that was somebody's word that what stands there is so, and not a change. */
export const isConfirmed = (row: ExactRow): boolean => lastSaid(row) === row.confirmedAt;
