import { type TimeWindow, windowOf } from '../../model/time/time-window.ts';
import { serverNow } from '../../net/server-time.ts';

/** The offered arrival windows in hours. */
export const WITHIN = ['1', '2', '4', '8', '24'] as const;
export type Within = (typeof WITHIN)[number];

/** The window from now, by server time. */
export function arrivalWithin(hours: Within): TimeWindow {
  const now = serverNow();
  return windowOf(now, now + Number(hours) * 3_600_000);
}
