import { nightsOf, type ShelterNights, type TrendAmounts, type TrendPoint } from '@safe-haven/contracts';
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

/** A calendar day or month, independent of the reader's time zone. */
export const dayName = ({ language }: L10n, day: string, as: keyof typeof dayFormats): string =>
  dateFormat(language, { timeZone: 'UTC', ...dayFormats[as] }).format(new Date(`${day}T12:00:00.000Z`));

/** A number with at most `decimals` decimals. */
export const numberName = ({ language }: L10n, value: number, decimals = 0): string =>
  numberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** Person-nights, or a text when no night of the span is over. */
export function nightsName(l10n: L10n, amounts: Pick<TrendAmounts, 'personNights' | 'nights'>): string {
  const nights = nightsOf(amounts);
  return nights === null ? l10n.t('none') : numberName(l10n, nights);
}

/** "87.5 %", "80–85 %", "hidden", or a text for no number. */
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

/** "92 of 92 nights of houses"; a dash where there was no night. */
export const coverageName = (l10n: L10n, { known, of }: ShelterNights): string =>
  of === 0 ? '–' : l10n.t('known', { known, count: of });
