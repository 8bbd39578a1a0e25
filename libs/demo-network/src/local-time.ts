import { DAY, type Day, HOUR, type Instant, MINUTE } from '@safe-haven/domain';
import { type Offsets, offsetsOf } from '@safe-haven/lang';

export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Local days and times of one shelter. Times are in ms since 1970, days are `yyyy-mm-dd`. */
export interface LocalTime {
  dayOf(ms: number): Day;
  /** Minutes since local midnight, 0 to 1439. */
  minuteOf(ms: number): number;
  /** The time of a local day and minute; minutes beyond 1440 are the next day's. */
  at(day: Day, minute: number): number;
}

/** In the hour that a daylight-saving change skips or repeats, `at` returns one of the two readings. */
export function localTime(timezone: string): LocalTime {
  const offsetOf = offsetsOf(timezone);
  if (offsetOf === null) throw new Error(`${timezone} is no time zone.`);
  const offsetAt = byTheHour(offsetOf);
  return {
    dayOf: (ms) => instantOf(ms + offsetAt(ms)).slice(0, 10),
    minuteOf: (ms) => Math.floor(((((ms + offsetAt(ms)) % DAY) + DAY) % DAY) / MINUTE),
    at: (day, minute) => {
      const asUtc = Date.parse(`${day}T00:00:00.000Z`) + minute * MINUTE;
      return asUtc - offsetAt(asUtc - offsetAt(asUtc));
    },
  };
}

/**
 * Offsets by the hour, remembered: asking for one costs more than a command. Clocks change on few days, so a day that
 * begins and ends with one offset has it throughout.
 */
function byTheHour(offsetOf: Offsets): Offsets {
  const known = new Map<number, number>();
  const read = (hour: number): number => {
    const offset = known.get(hour) ?? offsetOf(hour * HOUR);
    known.set(hour, offset);
    return offset;
  };
  return (ms) => {
    const midnight = Math.floor(ms / DAY) * 24;
    const [first, next] = [read(midnight), read(midnight + 24)];
    return first === next ? first : read(Math.floor(ms / HOUR));
  };
}

/** The local day `n` days after a day. */
export const dayAfter = (day: Day, n = 1): Day => instantOf(Date.parse(`${day}T12:00:00.000Z`) + n * DAY).slice(0, 10);
