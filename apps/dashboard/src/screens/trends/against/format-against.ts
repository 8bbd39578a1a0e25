import type { TFunction } from 'i18next';
import { decimal, type L10n, percent, wholeNumber } from '../format.ts';
import type { Against } from './days-against.ts';

/** What turns the numbers of two periods into words. */
export interface AgainstL10n {
  /** Translates a key of the `against` namespace; `trends` has the language and the `trends` namespace. */
  readonly a: TFunction<'against'>;
  readonly trends: L10n;
  readonly against: Against;
}

/** "74.0 % before · 5.0 points more"; null when one of both is not known. */
export function rateBefore(l10n: AgainstL10n, now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null;
  return beside(l10n, percent(l10n.trends, before), shownDifference(now, before), 'points');
}

/** "15 before · 4 more". */
export function countBefore(l10n: AgainstL10n, now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  return beside(l10n, wholeNumber(l10n.trends, before), now - before, 'count');
}

/** "19.0 days before · 3.0 shorter". */
export function daysBefore(l10n: AgainstL10n, now: string | null, before: string | null): string | null {
  if (now === null || before === null) return null;
  const value = l10n.a('days', { days: decimal(l10n.trends, before) });
  return beside(l10n, value, shownDifference(now, before), 'longer');
}

/** The difference of two decimals as they are shown, with one place: whoever subtracts them gets the same. */
const shownDifference = (now: string, before: string): number =>
  (Math.round(Number(now) * 10) - Math.round(Number(before) * 10)) / 10;

function beside(
  { a, trends, against }: AgainstL10n,
  value: string | null,
  more: number,
  unit: 'points' | 'count' | 'longer',
): string {
  const by = unit === 'count' ? wholeNumber(trends, Math.abs(more)) : decimal(trends, Math.abs(more).toFixed(2));
  const isSame = unit === 'count' ? more === 0 : Math.abs(more) < 0.05;
  const difference = isSame ? a('same') : a(`difference.${unit}.${more > 0 ? 'more' : 'fewer'}`, { by });
  return a(`beside.${against}`, { value, difference });
}
