import { decimal, percent, wholeNumber } from '../format.ts';
import type { AgainstL10n } from './format-against.ts';

/** A share as text, or a dash. */
export const formatPercentOr = ({ trends }: AgainstL10n, rate: string | null): string => percent(trends, rate) ?? '–';

/** A number as text, or a dash. */
export function numberOr(
  { trends }: AgainstL10n,
  value: number | string | null | undefined,
  decimals: 0 | 1 = 0,
): string {
  if (value === null || value === undefined) return '–';
  return decimals === 0 ? wholeNumber(trends, value) : decimal(trends, String(value));
}
