import { nightsOf, type TrendAmounts, type TrendPoint } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { dateFormat } from '../../../locales/intl/dates.ts';
import { numberFormat } from '../../../locales/intl/numbers.ts';

export interface L10n {
  readonly t: TFunction<'report'>;
  readonly language: string;
}

const dayFormats = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day of the calendar, or its month, whatever the reader's zone. */
export const dayName = ({ language }: L10n, day: string, as: keyof typeof dayFormats): string =>
  dateFormat(language, { timeZone: 'UTC', ...dayFormats[as] }).format(new Date(`${day}T12:00:00.000Z`));

/** A number with at most so many decimals. */
export const numberName = ({ language }: L10n, value: number, decimals = 0): string =>
  numberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** Person-nights, or that no night of that time is over. */
export function nightsName(l10n: L10n, amounts: Pick<TrendAmounts, 'personNights' | 'nights'>): string {
  const nights = nightsOf(amounts);
  return nights === null ? l10n.t('none') : numberName(l10n, nights);
}

/** "87.5 %", "80–85 %", "hidden", or that there is no number. */
export function rateName(l10n: L10n, point: TrendPoint): string {
  switch (point.show) {
    case 'exact':
      return point.ratePercent === null
        ? l10n.t('none')
        : l10n.t('percent', { value: numberName(l10n, Number(point.ratePercent), 1) });
    case 'range':
      return l10n.t('percentRange', { low: point.low, high: point.high });
    case 'hidden':
      return l10n.t('hidden.word');
    case 'gap':
      return l10n.t('none');
  }
}

/** "92 of 92 days"; of what is hidden that is not told either. */
export const knownName = (l10n: L10n, point: TrendPoint): string =>
  point.show === 'hidden' ? l10n.t('hidden.word') : l10n.t('known', { count: point.known.of, days: point.known.days });
