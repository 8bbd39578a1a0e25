import { DAY, type Day, HOUR, type Instant, MINUTE } from '@safe-haven/domain';

export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Days and hours as the people of one house live them. Times are in ms since 1970, days are `yyyy-mm-dd`. */
export interface LocalTime {
  dayOf(ms: number): Day;
  /** Minutes since local midnight, 0 to 1439. */
  minuteOf(ms: number): number;
  /** The time of a local day and minute; minutes beyond 1440 are the next day's. */
  at(day: Day, minute: number): number;
}

/** In the hour that a change of clocks skips or repeats, `at` answers one of the two readings. */
export function localTime(timezone: string): LocalTime {
  const offsets = new Map<number, number>();
  const offsetAt = (ms: number): number => {
    const hour = Math.floor(ms / HOUR);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const offset = readOffset(formatOf(timezone), hour * HOUR);
    offsets.set(hour, offset);
    return offset;
  };
  return {
    dayOf: (ms) => instantOf(ms + offsetAt(ms)).slice(0, 10),
    minuteOf: (ms) => Math.floor(((((ms + offsetAt(ms)) % DAY) + DAY) % DAY) / MINUTE),
    at: (day, minute) => {
      const asUtc = Date.parse(`${day}T00:00:00.000Z`) + minute * MINUTE;
      return asUtc - offsetAt(asUtc - offsetAt(asUtc));
    },
  };
}

/** The local day `n` days after a day. */
export const dayAfter = (day: Day, n = 1): Day => instantOf(Date.parse(`${day}T12:00:00.000Z`) + n * DAY).slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

/** `GMT+01:00` as ms east of Greenwich; `GMT` alone is 0. */
function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find((p) => p.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE);
}
