import type { FigureBand, FigureSpan } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { decimal, type L10n, wholeNumber } from '../format.ts';

export type ShownSpan = Exclude<FigureSpan, { show: 'hidden' }>;
type ShelterFigures = NonNullable<ShownSpan['shelters']>;
export type Count = ShelterFigures['admissions'];

export interface FiguresL10n {
  /** Translates a key of the `figures` namespace; `trends` has the language and the `trends` namespace. */
  readonly t: TFunction<'figures'>;
  readonly trends: L10n;
}

/** "12", "fewer than 10", "10–19". */
export function formatCount({ t, trends }: FiguresL10n, count: Count): string {
  if (typeof count === 'number') return wholeNumber(trends, count);
  const [low, high] = [wholeNumber(trends, count.low), count.high === null ? '' : wholeNumber(trends, count.high)];
  if (count.high === null) return t('band.more', { low });
  return count.low === 0
    ? t('band.fewer', { below: wholeNumber(trends, count.high + 1) })
    : t('band.between', { low, high });
}

/** The length of a bar in counts: of a range the middle. */
export const barLength = (count: Count): number =>
  typeof count === 'number' ? count : count.low === 0 ? 0 : (count.low + (count.high ?? count.low)) / 2;

export const isZero = (count: Count): boolean => count === 0;

/** "12.5 days"; null when no stay ended. */
export const formatDays = ({ t, trends }: FiguresL10n, days: string | null): string | null =>
  days === null ? null : t('days', { days: decimal(trends, days) });

/** "25 minutes"; null when nothing was decided. */
export const formatMinutes = ({ t, trends }: FiguresL10n, minutes: string | null): string | null => {
  if (minutes === null) return null;
  const count = Math.round(Number(minutes));
  return t('minutes', { count, minutes: wholeNumber(trends, count) });
};

/** "82.5 %", "80–90 %". */
export function formatFresh({ trends }: FiguresL10n, fresh: string | FigureBand | null): string | null {
  if (fresh === null) return null;
  if (typeof fresh === 'string') return trends.t('percent', { value: decimal(trends, fresh) });
  return trends.t('percentRange', { low: fresh.low, high: fresh.high ?? 100 });
}
