import type { TrendPoint, Trends } from '@safe-haven/contracts';
import { bucketName, decimal, formatPoint, type L10n, lineName } from './format.ts';

interface OccupancyTableProps {
  readonly trends: Trends;
  readonly l10n: L10n;
}

/** Every number that the chart draws, newest first. One line shows its places too; of several, the rates side by side. */
export function OccupancyTable({ trends, l10n }: OccupancyTableProps) {
  const { t } = l10n;
  const { lines, by, bucket } = trends;
  const [only] = lines;
  const caption =
    lines.length === 1 && only ? t('table.caption', { name: lineName(l10n, by, only.name) }) : t('table.captionAll');
  const days = (only?.points ?? []).map(({ day }) => day);
  const columns = lines.length === 1 && only ? columnsOfOne(l10n, only.points) : columnsOfAll(l10n, trends);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="trends-table" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="aloud">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`table.when.${bucket}`)}</th>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days
            .map((day, index) => ({ day, index }))
            .toReversed()
            .map(({ day, index }) => (
              <tr key={day}>
                <th scope="row">{bucketName(l10n, day, bucket, true)}</th>
                {columns.map(({ key, cell }) => (
                  <td key={key}>{cell(index)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

interface Column {
  readonly key: string;
  readonly head: string;
  cell(index: number): React.ReactNode;
}

function columnsOfOne(l10n: L10n, points: readonly TrendPoint[]): readonly Column[] {
  const { t } = l10n;
  const of = (
    key: 'rate' | 'occupied' | 'inService' | 'low' | 'high',
    value: (point: TrendPoint) => string | null,
  ): Column => ({
    key,
    head: t(`table.${key}`),
    cell: (index) => {
      const point = points[index];
      const said = point ? value(point) : null;
      return said ?? <Without point={point} l10n={l10n} />;
    },
  });
  if (points.some((p) => p.show === 'exact')) {
    return [
      of('rate', (p) => (p.show === 'exact' && p.ratePercent !== null ? decimal(l10n, p.ratePercent) : null)),
      of('occupied', (p) => (p.show === 'exact' ? decimal(l10n, p.occupied) : null)),
      of('inService', (p) => (p.show === 'exact' ? decimal(l10n, p.inService) : null)),
    ];
  }
  return [
    of('low', (p) => (p.show === 'range' ? String(p.low) : null)),
    of('high', (p) => (p.show === 'range' ? String(p.high) : null)),
  ];
}

const columnsOfAll = (l10n: L10n, { lines, by }: Trends): readonly Column[] =>
  lines.map(({ key, name, points }) => ({
    key,
    head: lineName(l10n, by, name),
    cell: (index) => {
      const point = points[index];
      return (point && formatPoint(l10n, point)) ?? <Without point={point} l10n={l10n} />;
    },
  }));

/** A gap stays a gap, and what is hidden says so; neither is a zero. */
function Without({ point, l10n }: { readonly point: TrendPoint | undefined; readonly l10n: L10n }) {
  const { t } = l10n;
  if (point?.show === 'hidden') return <span className="trends-without">{t('table.hidden')}</span>;
  return (
    <span className="trends-without">
      <span aria-hidden="true">{t('table.gap')}</span>
      <span className="aloud">{t('table.gapWord')}</span>
    </span>
  );
}
