import { type TimeWindow, windowOf } from '../../model/time/time-window.ts';

const HOUR = 3_600_000;

/** The arrival time: now, within hours, or in the morning. */
export const ARRIVALS = ['now', 'h2', 'h6', 'morning'] as const;
export type Arrival = (typeof ARRIVALS)[number];

const WITHIN: Readonly<Partial<Record<Arrival, number>>> = { h2: 2, h6: 6 };
const MORNING = { from: 6, to: 11 } as const;

/** The arrival window in the reader's time zone; null: now. `now` in ms. */
export function arrivalWindow(arrival: Arrival, now: number): TimeWindow | null {
  if (arrival === 'now') return null;
  const hours = WITHIN[arrival];
  return hours === undefined ? nextMorning(now) : windowOf(now, now + hours * HOUR);
}

/** The next morning: today's at 02:10, tomorrow's at noon. */
function nextMorning(now: number): TimeWindow {
  const at = (hour: number, days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(hour, 0, 0, 0);
  };
  const days = at(MORNING.from, 0) > now ? 0 : 1;
  return windowOf(at(MORNING.from, days), at(MORNING.to, days));
}

/** The urgency of a request with this arrival. */
export const urgencyOf = (arrival: Arrival): 'immediate' | 'tonight' | 'within_24h' =>
  arrival === 'now' ? 'immediate' : arrival === 'morning' ? 'within_24h' : 'tonight';
