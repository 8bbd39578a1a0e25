import type { Translate } from '../l10n/l10n.ts';

/**
 * The remaining time of a hold: "12:48" under an hour, "1 h 04" from an hour on, "ending" from the deadline on. Never
 * negative: after the deadline only the log knows whether it has lapsed. `now` in ms of server time.
 */
export function countdown(t: Translate, expiresAt: string, now: number): string {
  const left = Math.ceil((Date.parse(expiresAt) - now) / 1_000);
  if (left <= 0) return t('countdown.ending');
  if (left < 3_600) return `${two(Math.floor(left / 60))}:${two(left % 60)}`;
  return t('countdown.hours', { hours: Math.floor(left / 3_600), minutes: two(Math.floor(left / 60) % 60) });
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Whether a hold is in its last 15 minutes, in which it asks for a decision. */
export const isClose = (expiresAt: string, now: number): boolean => Date.parse(expiresAt) - now <= 15 * 60_000;
