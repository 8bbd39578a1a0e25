import { type TrendAmounts, type TrendLine, type TrendPoint, type Trends } from '@safe-haven/contracts';
import { coverage, decimal, formatWhole, type L10n, lineName, nightsIn, whole } from '../format.ts';

/** A column of a table whose rows are counted from 0. */
export interface Column {
  readonly key: string;
  readonly head: string;
  cell(row: number): React.ReactNode;
}

/** What a table says of one time: its rate, mean places, bed-hours in each state, person-nights. */
const AMOUNTS = {
  rate: (l10n, { ratePercent }) => (ratePercent === null ? null : decimal(l10n, ratePercent)),
  occupied: (l10n, { occupied }) => decimal(l10n, occupied),
  inService: (l10n, { inService }) => decimal(l10n, inService),
  personNights: nightsIn,
  freeHours: (l10n, { bedHours }) => whole(l10n, bedHours.free),
  spareHours: (l10n, { bedHours }) => whole(l10n, bedHours.spare),
  heldHours: (l10n, { bedHours }) => whole(l10n, bedHours.held),
  occupiedHours: (l10n, { bedHours }) => whole(l10n, bedHours.occupied),
  outHours: (l10n, { bedHours }) => whole(l10n, bedHours.out),
} as const satisfies Record<string, (l10n: L10n, amounts: TrendAmounts) => string | null>;

const amountColumns = (l10n: L10n, amountsOf: (row: number) => TrendAmounts | null): Column[] =>
  (Object.keys(AMOUNTS) as (keyof typeof AMOUNTS)[]).map((key) => ({
    key,
    head: l10n.t(`table.${key}`),
    cell: (row) => {
      const amounts = amountsOf(row);
      return (amounts && AMOUNTS[key](l10n, amounts)) ?? <Without l10n={l10n} />;
    },
  }));

/** One line, a row a bucket. A day is known or not, and its row says so anyway. */
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
    return point && point.show !== 'hidden' ? coverage(l10n, point.known) : <Without point={point} l10n={l10n} />;
  },
});

const endColumn = (l10n: L10n, points: readonly TrendPoint[], end: 'low' | 'high'): Column => ({
  key: end,
  head: l10n.t(`table.${end}`),
  cell: (row) => {
    const point = points[row];
    return point?.show === 'range' ? String(point[end]) : <Without point={point} l10n={l10n} />;
  },
});

/** A few lines side by side, a row a bucket. */
export const columnsOfSome = (l10n: L10n, { lines, by }: Trends): readonly Column[] =>
  lines.map(({ key, name, points }) => ({
    key,
    head: lineName(l10n, by, name),
    cell: (row) => {
      const point = points[row];
      const without = !point || point.show === 'gap' || point.show === 'hidden';
      return without ? <Without point={point} l10n={l10n} /> : formatWhole(l10n, point);
    },
  }));

/** Many lines, a row each: the whole range as one. */
export const columnsOfMany = (l10n: L10n, lines: readonly TrendLine[]): readonly Column[] => [
  { key: 'known', head: l10n.t('table.known'), cell: (row) => coverage(l10n, lines[row]!.summary.known) },
  ...amountColumns(l10n, (row) => lines[row]!.summary.amounts),
];

interface WithoutProps {
  readonly point?: TrendPoint | undefined;
  readonly l10n: L10n;
}

/** A gap stays a gap, and what is hidden says so; neither is a zero. */
function Without({ point, l10n: { t } }: WithoutProps) {
  if (point?.show === 'hidden') return <span className="trends-without">{t('table.hidden')}</span>;
  return (
    <span className="trends-without">
      <span aria-hidden="true">{t('table.gap')}</span>
      <span className="aloud">{t('table.gapWord')}</span>
    </span>
  );
}
