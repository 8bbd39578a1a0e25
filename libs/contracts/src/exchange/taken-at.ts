const formats = new Map<string, Intl.DateTimeFormat>();

/** The UTC offset of a zone at an instant, in ms. Formats are cached, because they are slow to create. */
function offsetAt(timezone: string, instant: number): number {
  const format =
    formats.get(timezone) ?? new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  formats.set(timezone, format);
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}

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
