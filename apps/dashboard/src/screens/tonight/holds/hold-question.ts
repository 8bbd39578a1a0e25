import type { NightHold } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { isClose } from '../../../model/time/countdown.ts';

/**
 * The question of a hold in its last 15 minutes and after its deadline; null before, and for departed parties. `now` in
 * ms.
 */
export function holdQuestion(
  t: TFunction<'tonight'>,
  { expiresAt, atHome, overdueFrom }: NightHold,
  now: number,
): string {
  if (!isClose(expiresAt, now)) return '';
  // Departed: whether the hold lasts is shown next to the arrival.
  if (overdueFrom !== null && !atHome) return '';
  if (Date.parse(expiresAt) <= now && atHome) return t('holds.ended');
  return t(atHome ? 'holds.asksHome' : 'holds.asksAway');
}
