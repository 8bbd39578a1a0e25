import { offsetsOf } from '@safe-haven/lang';

/** The UTC offset of a zone at an instant, in ms. */
const offsetAt = (timezone: string, instant: number): number => offsetsOf(timezone)?.(instant) ?? 0;

/** The local day of an instant (ms), `2026-10-01`. */
export const dayIn = (timezone: string, instant: number): string =>
  new Date(instant + offsetAt(timezone, instant)).toISOString().slice(0, 10);

/** The instant of a local wall-clock time; a time that daylight saving skips is moved forward. */
function instantIn(timezone: string, day: string, time: string): string {
  const wallTime = Date.parse(`${day}T${time}:00Z`);
  const guess = wallTime - offsetAt(timezone, wallTime);
  return new Date(wallTime - offsetAt(timezone, guess)).toISOString();
}

/** The following calendar day. */
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The instant of the count of a night, on the morning after. Cached, because a file repeats the same few thousand nights. */
export function takenAt(time: string): (timezone: string, night: string) => string {
  const cache = new Map<string, string>();
  return (timezone, night) => {
    const key = `${timezone} ${night}`;
    const at = cache.get(key) ?? instantIn(timezone, nextDay(night), time);
    cache.set(key, at);
    return at;
  };
}
