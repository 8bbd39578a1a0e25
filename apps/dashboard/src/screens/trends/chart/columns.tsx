import type { TrendLine, Trends } from '@safe-haven/contracts';
import { bucketName, formatWhole, type L10n, spansYears } from '../format.ts';
import type { Geometry } from './geometry.ts';

interface ColumnsProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'bucket' | 'from' | 'to'>;
  readonly columns: Geometry['columns'];
  /** The bucket that the arrow keys reached; null: none. */
  readonly at: number | null;
  readonly height: number;
  readonly l10n: L10n;
}

/** More would be narrower than a pointer can hit, and cost as many elements in each chart. */
const MOST = 120;

/** What a pointer that rests over a bucket is told. */
export function Columns({ line, trends, columns, at, height, l10n }: ColumnsProps) {
  const reached = at === null ? undefined : columns[at];
  return (
    <>
      {reached && <rect className="chart-reached" {...reached} y={0} height={height} />}
      {columns.length <= MOST &&
        columns.map((column, index) => (
          <rect key={column.x} className="chart-column" {...column} y={0} height={height}>
            <title>{bucketSentence(l10n, line, trends, index)}</title>
          </rect>
        ))}
    </>
  );
}

/** "Thu 26 Nov: 87.5 %, 7 of 31 days". */
export function bucketSentence(l10n: L10n, line: TrendLine, trends: ColumnsProps['trends'], index: number): string {
  const point = line.points[index]!;
  const day = bucketName(l10n, point, trends.bucket, spansYears(trends));
  return l10n.t('chart.point', { day, value: formatWhole(l10n, point) });
}
