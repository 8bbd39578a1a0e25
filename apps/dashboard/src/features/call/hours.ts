import type { DutyHours } from '@safe-haven/contracts';

/** Whether the number is staffed now, in the time zone of the shelter. */
export function answersAt(hours: DutyHours, now: number, timeZone: string): boolean {
  if (hours === null) return true;
  const at = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(now);
  const { from, to } = hours;
  return from < to ? from <= at && at < to : from <= at || at < to;
}
