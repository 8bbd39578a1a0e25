import type { TrendLine, Trends } from '@safe-haven/contracts';
import type { L10n } from '../format.ts';
import { bucketSentence } from './columns.tsx';

interface ReachedProps {
  readonly line: TrendLine;
  readonly trends: Pick<Trends, 'bucket' | 'from' | 'to'>;
  readonly at: number | null;
  readonly l10n: L10n;
}

/** The bucket that the arrow keys reached, in words under the chart, and read aloud. */
export function Reached({ line, trends, at, l10n }: ReachedProps) {
  const there = at !== null && at < line.points.length;
  return (
    <p className="chart-reached-words" role="status">
      {there ? bucketSentence(l10n, line, trends, at) : ''}
    </p>
  );
}
