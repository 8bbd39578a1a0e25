import type { TrendLine, Trends } from '@safe-haven/contracts';
import { bucketName, formatPointWithCoverage, type L10n, spansYears } from '../format.ts';
import type { Geometry } from './geometry.ts';

interface ColumnsProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'bucket' | 'from' | 'to'>;
  readonly columns: Geometry['columns'];
  /** Index of the bucket selected by the arrow keys; null: none. */
  readonly selected: number | null;
  readonly height: number;
  readonly l10n: L10n;
}

/** Above this count a column is too narrow to hit with a pointer, and each chart would add as many elements. */
const MAX_COLUMNS = 120;

/** Invisible columns with a tooltip for each bucket, and the highlight of the selected one. */
export function Columns({ line, trends, columns, selected, height, l10n }: ColumnsProps) {
  const selectedColumn = selected === null ? undefined : columns[selected];
  return (
    <>
      {selectedColumn && <rect className="chart-selected" {...selectedColumn} y={0} height={height} />}
      {columns.length <= MAX_COLUMNS &&
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
  return l10n.t('chart.point', { day, value: formatPointWithCoverage(l10n, point) });
}
