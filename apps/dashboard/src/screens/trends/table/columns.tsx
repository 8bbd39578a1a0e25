import { type TrendAmounts, type TrendLine, type TrendPoint, type Trends } from '@safe-haven/contracts';
import { coverage, decimal, formatPointWithCoverage, type L10n, lineName, nightsIn, wholeNumber } from '../format.ts';

/** A column of a table; `row` counts from 0. */
export interface Column {
  readonly key: string;
  readonly head: string;
  cell(row: number): React.ReactNode;
}

/** The amounts of one row: rate, mean places, bed-hours in each state, person-nights. */
const AMOUNTS = {
  rate: (l10n, { ratePercent }) => (ratePercent === null ? null : decimal(l10n, ratePercent)),
  occupied: (l10n, { occupied }) => occupied && decimal(l10n, occupied),
  inService: (l10n, { inService }) => inService && decimal(l10n, inService),
  personNights: nightsIn,
  freeHours: (l10n, { bedHours }) => wholeNumber(l10n, bedHours.free),
  spareHours: (l10n, { bedHours }) => wholeNumber(l10n, bedHours.spare),
  heldHours: (l10n, { bedHours }) => wholeNumber(l10n, bedHours.held),
  occupiedHours: (l10n, { bedHours }) => wholeNumber(l10n, bedHours.occupied),
  outHours: (l10n, { bedHours }) => wholeNumber(l10n, bedHours.out),
} as const satisfies Record<string, (l10n: L10n, amounts: TrendAmounts) => string | null>;

const amountColumns = (l10n: L10n, amountsOf: (row: number) => TrendAmounts | null): Column[] =>
  (Object.keys(AMOUNTS) as (keyof typeof AMOUNTS)[]).map((key) => ({
    key,
    head: l10n.t(`table.${key}`),
    cell: (row) => {
      const amounts = amountsOf(row);
      return (amounts && AMOUNTS[key](l10n, amounts)) ?? <EmptyCell l10n={l10n} />;
    },
  }));

/** The columns for one line with a row per bucket. Days need no column for their coverage: a day is known or not. */
export function columnsOfOne(l10n: L10n, points: readonly TrendPoint[], bucket: Trends['bucket']): readonly Column[] {
  const amounts = (row: number): TrendAmounts | null => {
    const point = points[row];
    return point?.show === 'exact' ? point : null;
  };
  const known = bucket === 'day' ? [] : [knownColumn(l10n, points)];
  if (points.some(({ show }) => show === 'exact')) return [...known, ...amountColumns(l10n, amounts)];
  return [...known, ...(['low', 'high'] as const).map((end) => endColumn(l10n, points, end))];
}

const knownColumn = (l10n: L10n, points: readonly TrendPoint[]): Column => ({
  key: 'known',
  head: l10n.t('table.known'),
  cell: (row) => {
    const point = points[row];
    return point && point.show !== 'hidden' ? (
      coverage(l10n, point.shelterNights)
    ) : (
      <EmptyCell point={point} l10n={l10n} />
    );
  },
});

const endColumn = (l10n: L10n, points: readonly TrendPoint[], end: 'low' | 'high'): Column => ({
  key: end,
  head: l10n.t(`table.${end}`),
  cell: (row) => {
    const point = points[row];
    return point?.show === 'range' ? String(point[end]) : <EmptyCell point={point} l10n={l10n} />;
  },
});

/** One column per line, with a row per bucket. */
export const columnsOfSome = (l10n: L10n, { lines, by }: Trends): readonly Column[] =>
  lines.map(({ key, name, points }) => ({
    key,
    head: lineName(l10n, by, name),
    cell: (row) => {
      const point = points[row];
      const isEmpty = !point || point.show === 'gap' || point.show === 'hidden';
      return isEmpty ? <EmptyCell point={point} l10n={l10n} /> : formatPointWithCoverage(l10n, point);
    },
  }));

/** The columns for one row per line, over the whole range. */
export const columnsOfMany = (l10n: L10n, lines: readonly TrendLine[]): readonly Column[] => [
  { key: 'known', head: l10n.t('table.known'), cell: (row) => coverage(l10n, lines[row]!.summary.shelterNights) },
  ...amountColumns(l10n, (row) => lines[row]!.summary.amounts),
];

interface EmptyCellProps {
  readonly point?: TrendPoint | undefined;
  readonly l10n: L10n;
}

/** A cell without a number: a dash for a gap, text for hidden data, never a zero. */
function EmptyCell({ point, l10n: { t } }: EmptyCellProps) {
  if (point?.show === 'hidden') return <span className="trends-without">{t('table.hidden')}</span>;
  return (
    <span className="trends-without">
      <span aria-hidden="true">{t('table.gap')}</span>
      <span className="aloud">{t('table.gapWord')}</span>
    </span>
  );
}
