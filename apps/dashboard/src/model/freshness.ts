import { type BandedRow, type ExactRow, type Freshness, freshnessOf, type Row } from '@safe-haven/contracts';
import { isDraft } from './board/drafts.ts';

/** When the numbers of an exact row were last confirmed, changed or reported; null: never. */
export const lastUpdatedAt = (row: ExactRow): string | null => {
  if (row.mode !== 'kept') return row.saidAt ?? null;
  return row.confirmedAt !== null && row.confirmedAt > row.changedAt ? row.confirmedAt : row.changedAt;
};

/** The freshness of an exact row is computed at `now`; a banded row carries its class. */
export const freshnessOfRow = (row: Row, now: number): Freshness | null => {
  if (row.view !== 'exact') return row.view === 'banded' ? row.freshness : null;
  const updatedAt = lastUpdatedAt(row);
  return updatedAt === null ? 'stale' : freshnessOf(updatedAt, now);
};

/**
 * Whether a row has current numbers: not if it is unreadable, a draft, counted with an old report or with places that nobody
 * said (OC-8), or another organisation's that takes nobody, as it said by phone (PC-2).
 */
export const hasNumber = (row: Row, now: number): boolean =>
  row.view !== 'unreadable' &&
  !isDraft(row) &&
  (row.view === 'banded' ? row.places.band !== null : hasOwnNumber(row, now));

/** Of one's own houses: whether its beds are kept, or its report is current. */
const hasOwnNumber = (row: ExactRow, now: number): boolean =>
  row.mode === 'kept' || (saysPlaces(row) && freshnessOfRow(row, now) !== 'stale');

const saysPlaces = (row: ExactRow | BandedRow): boolean =>
  row.view === 'exact' ? typeof row.reported?.inService === 'number' : row.places.band !== null;

/** Whether a counted house has a current report and never said how many places it has: it is asked by phone. */
export const hasUnknownPlaces = (row: Row, now: number): boolean =>
  row.view !== 'unreadable' &&
  row.mode === 'counted' &&
  !isDraft(row) &&
  !saysPlaces(row) &&
  row.call === undefined &&
  freshnessOfRow(row, now) !== 'stale';

/** Whether the last update was a confirmation and not a change. */
export const isConfirmed = (row: ExactRow): boolean => lastUpdatedAt(row) === row.confirmedAt;
