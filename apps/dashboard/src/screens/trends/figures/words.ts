import type { FigureBand, FigureSpan } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { decimal, type L10n, whole } from '../format.ts';

export type Told = Exclude<FigureSpan, { show: 'hidden' }>;
type Houses = NonNullable<Told['houses']>;
export type Count = Houses['admissions'];

export interface Words {
  /** The words of the figures; `l10n` has those of the trends and the language. */
  readonly t: TFunction<'figures'>;
  readonly l10n: L10n;
}

/** "12", "fewer than 10", "10–19". */
export function formatCount({ t, l10n }: Words, count: Count): string {
  if (typeof count === 'number') return whole(l10n, count);
  const [low, high] = [whole(l10n, count.low), count.high === null ? '' : whole(l10n, count.high)];
  if (count.high === null) return t('band.more', { low });
  return count.low === 0 ? t('band.fewer', { below: whole(l10n, count.high + 1) }) : t('band.between', { low, high });
}

/** What a bar is as long as: the middle of what it may be. */
export const sizeOf = (count: Count): number =>
  typeof count === 'number' ? count : count.low === 0 ? 0 : (count.low + (count.high ?? count.low)) / 2;

export const isNone = (count: Count): boolean => count === 0;

/** "12.5 days"; null: no stay ended. */
export const formatDays = ({ t, l10n }: Words, days: string | null): string | null =>
  days === null ? null : t('days', { days: decimal(l10n, days) });

/** "25 minutes"; null: nothing was decided. */
export const formatMinutes = ({ t, l10n }: Words, minutes: string | null): string | null => {
  if (minutes === null) return null;
  const count = Math.round(Number(minutes));
  return t('minutes', { count, minutes: whole(l10n, count) });
};

/** "82.5 %", "80–90 %". */
export function formatFresh({ l10n }: Words, fresh: string | FigureBand | null): string | null {
  if (fresh === null) return null;
  if (typeof fresh === 'string') return l10n.t('percent', { value: decimal(l10n, fresh) });
  return l10n.t('percentRange', { low: fresh.low, high: fresh.high ?? 100 });
}
