import type { TrendLine, TrendPoint, Trends } from '@safe-haven/contracts';
import {
  bucketName,
  coverage,
  formatPointWithCoverage,
  type L10n,
  lineName,
  rangeName,
  spansYears,
} from '../format.ts';
import { extremesOf } from './extremes.ts';

/** The text alternative of a chart. The table next to it has every number. */
export function chartSentence(
  l10n: L10n,
  line: TrendLine,
  trends: Pick<Trends, 'by' | 'bucket' | 'from' | 'to'>,
): string {
  const name = lineName(l10n, trends.by, line.name);
  const extremes = extremesOf(line.points);
  if (!extremes) return l10n.t('chart.nothing', { name });
  const day = (point: TrendPoint) => bucketName(l10n, point, trends.bucket, spansYears(trends));
  const value = (point: TrendPoint) => formatPointWithCoverage(l10n, point);
  const sentence = l10n.t('chart.sentence', {
    name,
    range: rangeName(l10n, trends.from, trends.to),
    lowest: value(extremes.lowest),
    lowestDay: day(extremes.lowest),
    highest: value(extremes.highest),
    highestDay: day(extremes.highest),
    latest: value(extremes.latest),
    latestDay: day(extremes.latest),
  });
  return `${sentence} ${l10n.t('chart.known', { known: coverage(l10n, line.summary.shelterNights) })}`;
}
