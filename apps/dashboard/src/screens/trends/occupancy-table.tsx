import type { TrendPoint, Trends } from '@safe-haven/contracts';
import { bucketName, decimal, lineName, pointWords, type Tongue } from './say.ts';

interface OccupancyTableProps {
  readonly trends: Trends;
  readonly tongue: Tongue;
}

/** Every number that the chart draws, newest first. One line shows its places too; of several, the rates side by side. */
export function OccupancyTable({ trends, tongue }: OccupancyTableProps) {
  const { t } = tongue;
  const { lines, by, bucket } = trends;
  const [only] = lines;
  const caption =
    lines.length === 1 && only ? t('table.caption', { name: lineName(tongue, by, only.name) }) : t('table.captionAll');
  const days = (only?.points ?? []).map(({ day }) => day);
  const columns = lines.length === 1 && only ? columnsOfOne(tongue, only.points) : columnsOfAll(tongue, trends);
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
                <th scope="row">{bucketName(tongue, day, bucket, true)}</th>
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

function columnsOfOne(tongue: Tongue, points: readonly TrendPoint[]): readonly Column[] {
  const { t } = tongue;
  const of = (
    key: 'rate' | 'occupied' | 'inService' | 'low' | 'high',
    value: (point: TrendPoint) => string | null,
  ): Column => ({
    key,
    head: t(`table.${key}`),
    cell: (index) => {
      const point = points[index];
      const said = point ? value(point) : null;
      return said ?? <Without point={point} tongue={tongue} />;
    },
  });
  if (points.some((p) => p.show === 'exact')) {
    return [
      of('rate', (p) => (p.show === 'exact' && p.ratePercent !== null ? decimal(tongue, p.ratePercent) : null)),
      of('occupied', (p) => (p.show === 'exact' ? decimal(tongue, p.occupied) : null)),
      of('inService', (p) => (p.show === 'exact' ? decimal(tongue, p.inService) : null)),
    ];
  }
  return [
    of('low', (p) => (p.show === 'range' ? String(p.low) : null)),
    of('high', (p) => (p.show === 'range' ? String(p.high) : null)),
  ];
}

const columnsOfAll = (tongue: Tongue, { lines, by }: Trends): readonly Column[] =>
  lines.map(({ key, name, points }) => ({
    key,
    head: lineName(tongue, by, name),
    cell: (index) => {
      const point = points[index];
      return (point && pointWords(tongue, point)) ?? <Without point={point} tongue={tongue} />;
    },
  }));

/** A gap stays a gap, and what is hidden says so; neither is a zero. */
function Without({ point, tongue }: { readonly point: TrendPoint | undefined; readonly tongue: Tongue }) {
  const { t } = tongue;
  if (point?.show === 'hidden') return <span className="trends-without">{t('table.hidden')}</span>;
  return (
    <span className="trends-without">
      <span aria-hidden="true">{t('table.gap')}</span>
      <span className="aloud">{t('table.gapWord')}</span>
    </span>
  );
}
