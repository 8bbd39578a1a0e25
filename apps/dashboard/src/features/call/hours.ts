import type { DutyHours } from '@safe-haven/contracts';

/** Whether somebody answers now, by the clock of the house. */
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
