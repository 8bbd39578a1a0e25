import type { FigureSpan } from '@safe-haven/contracts';
import { bucketName, wholeNumber } from '../format.ts';
import { barLength, type Count, type FiguresL10n, formatCount, type ShownSpan } from './format-figures.ts';

export type Bucket = 'week' | 'month';
export const FLOWS = ['admissions', 'discharges'] as const;
type Flow = (typeof FLOWS)[number];

/** The shelter figures of a span; null when they are hidden or nothing is known. */
export const shelterFiguresOf = (span: FigureSpan): ShownSpan['shelters'] =>
  span.show === 'hidden' ? null : span.shelters;

/** The buckets from the first to the last that have data or are hidden. */
export function spansWorthDrawing(buckets: readonly FigureSpan[]): readonly FigureSpan[] {
  const hasAnswer = (span: FigureSpan) => span.show === 'hidden' || span.shelters !== null;
  const first = buckets.findIndex(hasAnswer);
  return first < 0 ? [] : buckets.slice(first, buckets.findLastIndex(hasAnswer) + 1);
}

/** Whether a chart can be drawn: it takes at least two buckets, one of them with data. */
export const isDrawn = (spans: readonly FigureSpan[]): boolean =>
  spans.length > 1 && spans.some((span) => shelterFiguresOf(span) !== null);

/** Whether every day of the calendar week or month is known, even if the query covers only part of it. */
export function isComplete({ from, coverage: { known } }: FigureSpan, bucket: Bucket): boolean {
  const [year, month] = from.split('-').map(Number);
  return known === (bucket === 'week' ? 7 : new Date(Date.UTC(year!, month!, 0)).getUTCDate());
}

/** The lower and upper bound of a count. A range without an upper bound is drawn up to 1.5 times its lower one. */
export const boundsOf = (count: Count): { readonly low: number; readonly high: number } =>
  typeof count === 'number' ? { low: count, high: count } : { low: count.low, high: count.high ?? 1.5 * count.low };

export function highestOf(spans: readonly FigureSpan[]): number {
  const allFigures = spans.flatMap((span) => shelterFiguresOf(span) ?? []);
  return Math.max(1, ...allFigures.flatMap((figures) => FLOWS.map((flow) => boundsOf(figures[flow]).high)));
}

export const spanName = ({ trends }: FiguresL10n, { from, to }: FigureSpan, bucket: Bucket, years: boolean): string =>
  bucketName(trends, { day: from, to }, bucket, years);

/**
 * The text alternative of the chart. With ranges it names no maximum: two ranges with the same bounds can't be
 * compared.
 */
export function sentenceOf(
  l10n: FiguresL10n,
  spans: readonly FigureSpan[],
  name: (span: FigureSpan) => string,
): string {
  const { t, trends } = l10n;
  const known = spans.filter((span) => shelterFiguresOf(span) !== null);
  if (known.some(({ show }) => show !== 'exact')) {
    const hidden = spans.filter(({ show }) => show === 'hidden').length;
    return [t('flow.ranges'), ...(hidden > 0 ? [t('flow.hiddenMonths', { count: hidden })] : [])].join(' ');
  }
  const admissionsOf = (span: FigureSpan) => shelterFiguresOf(span)!.admissions;
  const top = known.reduce((a, b) => (barLength(admissionsOf(b)) > barLength(admissionsOf(a)) ? b : a));
  const sum = (flow: Flow) =>
    known.reduce((n, span) => {
      const count = shelterFiguresOf(span)![flow];
      return n + (typeof count === 'number' ? count : 0);
    }, 0);
  return t('flow.sentence', {
    ...{ most: formatCount(l10n, admissionsOf(top)), when: name(top) },
    admissions: wholeNumber(trends, sum('admissions')),
    discharges: wholeNumber(trends, sum('discharges')),
  });
}
