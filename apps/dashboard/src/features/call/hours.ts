import type { DutyHours } from '@safe-haven/contracts';
import { localTime } from '../../model/time/time.ts';

/** Whether the number is staffed now, in the time zone of the shelter. */
export function answersAt(hours: DutyHours, now: number, timeZone: string): boolean {
  if (hours === null) return true;
  const at = localTime(now, timeZone);
  const { from, to } = hours;
  return from < to ? from <= at && at < to : from <= at || at < to;
}
