import type { TrendLine, Trends } from '@safe-haven/contracts';
import { bucketName, formatPoint, type L10n, lineName } from '../format.ts';
import { extremesOf, gapsIn } from './extremes.ts';

/** A chart as a sentence, for whoever does not see it; the table beside it has every number. */
export function chartSentence(l10n: L10n, line: TrendLine, { by, bucket }: Pick<Trends, 'by' | 'bucket'>): string {
  const name = lineName(l10n, by, line.name);
  const extremes = extremesOf(line.points);
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (!extremes || !first || !last) return l10n.t('chart.nothing', { name });
  const day = (d: string) => bucketName(l10n, d, bucket, true);
  const sentence = l10n.t('chart.sentence', {
    name,
    from: day(first.day),
    to: day(last.day),
    lowest: formatPoint(l10n, extremes.lowest) ?? '',
    lowestDay: day(extremes.lowest.day),
    highest: formatPoint(l10n, extremes.highest) ?? '',
    highestDay: day(extremes.highest.day),
    latest: formatPoint(l10n, extremes.latest) ?? '',
    latestDay: day(extremes.latest.day),
  });
  const gaps = gapsIn(line.points);
  return gaps === 0 ? sentence : `${sentence} ${l10n.t('chart.gaps', { count: gaps })}`;
}
