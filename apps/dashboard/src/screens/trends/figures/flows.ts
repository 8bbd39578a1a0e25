import type { FigureSpan } from '@safe-haven/contracts';
import { bucketName, whole } from '../format.ts';
import { type Count, formatCount, sizeOf, type Told, type Words } from './words.ts';

export type Bucket = 'week' | 'month';
export const FLOWS = ['admissions', 'discharges'] as const;
type Flow = (typeof FLOWS)[number];

/** What was counted of houses in a span; null: nothing is known of it, or it is hidden. */
export const housesOf = (span: FigureSpan): Told['houses'] => (span.show === 'hidden' ? null : span.houses);

/** Buckets from the first of which something is told, or hidden, to the last. */
export function spansWorthDrawing(buckets: readonly FigureSpan[]): readonly FigureSpan[] {
  const says = (span: FigureSpan) => span.show === 'hidden' || span.houses !== null;
  const first = buckets.findIndex(says);
  return first < 0 ? [] : buckets.slice(first, buckets.findLastIndex(says) + 1);
}

/** A chart takes two buckets, and a count in one of them. */
export const isDrawn = (spans: readonly FigureSpan[]): boolean =>
  spans.length > 1 && spans.some((span) => housesOf(span) !== null);

/** Every day of its week or month is known, whatever part of it was asked for. */
export function isWhole({ from, coverage: { known } }: FigureSpan, bucket: Bucket): boolean {
  const [year, month] = from.split('-').map(Number);
  return known === (bucket === 'week' ? 7 : new Date(Date.UTC(year!, month!, 0)).getUTCDate());
}

/** From where to where a column is certain, and as far as it may be. Without an upper end it may be half as much again. */
export const endsOf = (count: Count): { readonly low: number; readonly high: number } =>
  typeof count === 'number' ? { low: count, high: count } : { low: count.low, high: count.high ?? 1.5 * count.low };

export function highestOf(spans: readonly FigureSpan[]): number {
  const houses = spans.flatMap((span) => housesOf(span) ?? []);
  return Math.max(1, ...houses.flatMap((its) => FLOWS.map((of) => endsOf(its[of]).high)));
}

export const spanName = ({ l10n }: Words, { from, to }: FigureSpan, bucket: Bucket, years: boolean): string =>
  bucketName(l10n, { day: from, to }, bucket, years);

/** The chart as a sentence. Of ranges it doesn't say where most came: one that reaches as far may be more. */
export function sentenceOf(words: Words, spans: readonly FigureSpan[], name: (span: FigureSpan) => string): string {
  const { t, l10n } = words;
  const told = spans.filter((span) => housesOf(span) !== null);
  if (told.some(({ show }) => show !== 'exact')) {
    const hidden = spans.filter(({ show }) => show === 'hidden').length;
    return [t('flow.ranges'), ...(hidden > 0 ? [t('flow.hiddenMonths', { count: hidden })] : [])].join(' ');
  }
  const came = (span: FigureSpan) => housesOf(span)!.admissions;
  const top = told.reduce((a, b) => (sizeOf(came(b)) > sizeOf(came(a)) ? b : a));
  const sum = (of: Flow) =>
    told.reduce((n, span) => {
      const count = housesOf(span)![of];
      return n + (typeof count === 'number' ? count : 0);
    }, 0);
  return t('flow.sentence', {
    ...{ most: formatCount(words, came(top)), when: name(top) },
    admissions: whole(l10n, sum('admissions')),
    discharges: whole(l10n, sum('discharges')),
  });
}
