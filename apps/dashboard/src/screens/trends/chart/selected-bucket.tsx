import type { TrendLine, Trends } from '@safe-haven/contracts';
import type { L10n } from '../format.ts';
import { bucketSentence } from './columns.tsx';

interface SelectedBucketProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'bucket' | 'from' | 'to'>;
  readonly selected: number | null;
  readonly l10n: L10n;
}

/** The bucket selected by the arrow keys, as text below the chart and announced to screen readers. */
export function SelectedBucket({ line, trends, selected, l10n }: SelectedBucketProps) {
  const isSelected = selected !== null && selected < line.points.length;
  return (
    <p className="chart-selected-text" role="status">
      {isSelected ? bucketSentence(l10n, line, trends, selected) : ''}
    </p>
  );
}
