import type { TrendLine, Trends } from '@safe-haven/contracts';
import { bucketName, lineName, pointWords, type Tongue } from '../say.ts';
import { extremesOf, gapsIn } from './extremes.ts';

/** A chart as a sentence, for whoever does not see it; the table beside it has every number. */
export function chartSentence(tongue: Tongue, line: TrendLine, { by, bucket }: Pick<Trends, 'by' | 'bucket'>): string {
  const name = lineName(tongue, by, line.name);
  const extremes = extremesOf(line.points);
  const [first, last] = [line.points[0], line.points.at(-1)];
  if (!extremes || !first || !last) return tongue.t('chart.nothing', { name });
  const day = (d: string) => bucketName(tongue, d, bucket, true);
  const sentence = tongue.t('chart.sentence', {
    name,
    from: day(first.day),
    to: day(last.day),
    lowest: pointWords(tongue, extremes.lowest) ?? '',
    lowestDay: day(extremes.lowest.day),
    highest: pointWords(tongue, extremes.highest) ?? '',
    highestDay: day(extremes.highest.day),
    latest: pointWords(tongue, extremes.latest) ?? '',
    latestDay: day(extremes.latest.day),
  });
  const gaps = gapsIn(line.points);
  return gaps === 0 ? sentence : `${sentence} ${tongue.t('chart.gaps', { count: gaps })}`;
}
