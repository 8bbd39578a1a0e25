import type { TrendPoint, Trends } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { formatFor } from '../../locales/format.ts';
import { dateFormat } from '../../locales/intl/dates.ts';
import { numberFormat } from '../../locales/intl/numbers.ts';

/** Translates a key of the trends' words. */
type Translate = TFunction<'trends'>;

export interface L10n {
  readonly t: Translate;
  /** BCP 47, as `Intl` takes it. */
  readonly language: string;
}
type Bucket = Trends['bucket'];

const atNoon = (day: string): Date => new Date(`${day}T12:00:00.000Z`);

/** A day of the calendar, whatever the reader's zone: "Thu 26 Nov", "26 Nov", "November 2026". */
export function bucketName({ language }: L10n, day: string, bucket: Bucket, long = false): string {
  const options: Intl.DateTimeFormatOptions =
    bucket === 'month'
      ? { month: long ? 'long' : 'short', year: 'numeric' }
      : { day: 'numeric', month: 'short', ...(long && bucket === 'day' ? { weekday: 'short' } : {}) };
  return dateFormat(language, { timeZone: 'UTC', ...options })
    .format(atNoon(day))
    .replaceAll(',', '');
}

/** "17 August to 15 November 2026". */
export function rangeName({ t, language }: L10n, from: string, to: string): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const name = (day: string, year: boolean) =>
    dateFormat(language, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      ...(year ? { year: 'numeric' } : {}),
    }).format(atNoon(day));
  return t('range', { from: name(from, !sameYear), to: name(to, true) });
}

/** "87.5" in the digits of the language. The wire and its files have two decimals; what is read here is no more exact for them. */
export const decimal = ({ language }: L10n, value: string): string =>
  numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(value));

/** A point as words: "87.5 %", "75–80 %"; null where there is no number. */
export function formatPoint(l10n: L10n, point: TrendPoint): string | null {
  if (point.show === 'range') return l10n.t('percentRange', { low: point.low, high: point.high });
  if (point.show === 'exact' && point.ratePercent !== null) {
    return l10n.t('percent', { value: decimal(l10n, point.ratePercent) });
  }
  return null;
}

/** Lines by country carry its code; people read its name. */
export function lineName({ language }: L10n, by: Trends['by'], name: string): string {
  if (by !== 'country' || !/^[A-Z]{2}$/.test(name)) return name;
  return formatFor(language).country(name);
}
