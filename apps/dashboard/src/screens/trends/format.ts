import {
  isAllKnown,
  nightsOf,
  type ShelterNights,
  type TrendAmounts,
  type TrendPoint,
  type Trends,
} from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { formatFor } from '../../locales/format.ts';
import { dateFormat } from '../../locales/intl/dates.ts';
import { numberFormat } from '../../locales/intl/numbers.ts';

/** Translates a key of the `trends` namespace. */
type Translate = TFunction<'trends'>;

export interface L10n {
  readonly t: Translate;
  /** BCP 47, as `Intl` takes it. */
  readonly language: string;
}
type Bucket = Trends['bucket'];
type Span = Pick<TrendPoint, 'day' | 'to'>;
type DateParts = Omit<Intl.DateTimeFormatOptions, 'timeZone'>;

/** Formats a calendar day independent of the reader's time zone, without commas. */
const dateName = (language: string, day: string, parts: DateParts): string =>
  dateFormat(language, { timeZone: 'UTC', ...parts })
    .format(new Date(`${day}T12:00:00.000Z`))
    .replaceAll(',', '');

/** "Thu 26 Nov", "23 Nov – 29 Nov", "November"; with the year when `year` is set. */
export function bucketName({ t, language }: L10n, { day, to }: Span, bucket: Bucket, year: boolean): string {
  const withYear = year ? ({ year: 'numeric' } as const) : {};
  if (bucket === 'month') return dateName(language, day, { month: 'long', ...withYear });
  if (bucket === 'day')
    return dateName(language, day, { weekday: 'short', day: 'numeric', month: 'short', ...withYear });
  if (day === to) return dateName(language, day, { day: 'numeric', month: 'short', ...withYear });
  const [from, last] = [dateName(language, day, SHORT), dateName(language, to, { ...SHORT, ...withYear })];
  return t('weekDays', { from, to: last });
}

const SHORT = { day: 'numeric', month: 'short' } as const;

/** The short form for labels of the axis: "26 Nov", "Nov". */
export const axisName = ({ language }: L10n, { day }: Span, bucket: Bucket): string =>
  dateName(language, day, bucket === 'month' ? { month: 'short' } : SHORT);

/** Whether a range touches two calendar years, so that its days need one. */
export const spansYears = ({ from, to }: Pick<Trends, 'from' | 'to'>): boolean => from.slice(0, 4) !== to.slice(0, 4);

/** "17 August to 15 November 2026". */
export function rangeName({ t, language }: L10n, from: string, to: string): string {
  const name = (day: string, year: boolean) =>
    dateName(language, day, { day: 'numeric', month: 'long', ...(year ? { year: 'numeric' } : {}) });
  return t('range', { from: name(from, spansYears({ from, to })), to: name(to, true) });
}

/** "87.5" in the digits of the language. The API has two decimals; the screen shows one. */
export const decimal = ({ language }: L10n, value: string): string =>
  numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(value));

/** "1,284" in the digits of the language. */
export const wholeNumber = ({ language }: L10n, value: number | string): string =>
  numberFormat(language, { maximumFractionDigits: 0 }).format(Number(value));

/** Person-nights as text; null when no night of the span is over. */
export function nightsIn(l10n: L10n, amounts: TrendAmounts): string | null {
  const nights = nightsOf(amounts);
  return nights === null ? null : wholeNumber(l10n, nights);
}

/** A rate as text: "87.5 %"; null when no bed was in service. */
export const percent = (l10n: L10n, rate: string | null): string | null =>
  rate === null ? null : l10n.t('percent', { value: decimal(l10n, rate) });

/** A point as text: "87.5 %", "75–80 %"; null when it has no number. */
export function formatPoint(l10n: L10n, point: TrendPoint): string | null {
  if (point.show === 'range') return l10n.t('percentRange', { low: point.low, high: point.high });
  return point.show === 'exact' ? percent(l10n, point.ratePercent) : null;
}

/** "7 of 31 nights of houses". */
export const coverage = ({ t }: L10n, { known, of }: ShelterNights): string => t('coverage', { known, count: of });

/** Whether only part of a bucket is known. */
export const isPartial = (point: TrendPoint): boolean =>
  point.show !== 'hidden' && point.show !== 'gap' && (point.partial || !isAllKnown(point.shelterNights));

/** The coverage of a point where nights that are due are missing; null: none is. */
export const missingNights = (l10n: L10n, point: TrendPoint): string | null =>
  point.show === 'hidden' || point.shelterNights.of === 0 || isAllKnown(point.shelterNights)
    ? null
    : coverage(l10n, point.shelterNights);

/** A point with its coverage where that is partial: "87.5 %, 7 of 31 nights of houses". */
export function formatPointWithCoverage(l10n: L10n, point: TrendPoint): string {
  const value = formatPoint(l10n, point);
  if (value === null) return l10n.t(point.show === 'hidden' ? 'chart.hidden' : 'chart.gap');
  if (!isPartial(point) || point.show === 'hidden') return value;
  const known = missingNights(l10n, point) ?? (point.day === point.to ? l10n.t('chart.partOfDay') : null);
  return l10n.t('chart.part', { value, known: known ?? coverage(l10n, point.shelterNights) });
}

/** The name of a line. Lines by country have the ISO code as their name. */
export function lineName({ language }: L10n, by: Trends['by'], name: string): string {
  if (by !== 'country' || !/^[A-Z]{2}$/.test(name)) return name;
  return formatFor(language).country(name);
}
