import { offsetsOf } from '@safe-haven/lang';

/** Milliseconds by which a zone is ahead of UTC at an instant. */
const offsetAt = (timezone: string, instant: number): number => offsetsOf(timezone)?.(instant) ?? 0;

/** The instant of a local wall-clock time; in the hour that a change of clocks skips, the one after it. */
function instantIn(timezone: string, day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guess = wall - offsetAt(timezone, wall);
  return new Date(wall - offsetAt(timezone, guess)).toISOString();
}

/** The calendar day after. */
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** When the counts of nights are taken, the morning after: a file names the same few thousand nights over and over. */
export function takenAt(time: string): (timezone: string, night: string) => string {
  const known = new Map<string, string>();
  return (timezone, night) => {
    const key = `${timezone} ${night}`;
    const at = known.get(key) ?? instantIn(timezone, nextDay(night), time);
    known.set(key, at);
    return at;
  };
}
