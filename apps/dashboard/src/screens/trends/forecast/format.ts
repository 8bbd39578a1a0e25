import type { ForecastDay, ForecastLine } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { bucketName, type L10n } from '../format.ts';

export interface ForecastL10n extends L10n {
  /** Translates a key of the `forecast` namespace. */
  readonly f: TFunction<'forecast'>;
}

/** "2", or "2 (1–4)": the central estimate, with the range when it is wider than one number. */
export const formatDay = ({ f }: ForecastL10n, { low, middle, high }: ForecastDay): string =>
  low === high ? String(middle) : f('range', { low, middle, high });

/** The text alternative of a fan chart. The table has the same numbers. */
export function fanSentence(l10n: ForecastL10n, { free, days }: ForecastLine, name: string): string {
  const dayTexts = days.map(
    (day) => `${bucketName(l10n, { day: day.day, to: day.day }, 'day', false)}: ${formatDay(l10n, day)}`,
  );
  return l10n.f('sentence', { name, now: free, days: dayTexts.join(', ') });
}
