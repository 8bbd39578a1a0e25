/** How far east of Greenwich the clocks of a zone are, in ms, at a time (ms since 1970). */
export type Offsets = (ms: number) => number;

/** Formatters are slow to create and cheap to keep. */
const zones = new Map<string, Offsets | null>();
/**
 * A bound above the number of zones, so that invalid names can't grow the cache. The oldest goes for the next, so that they
 * keep no zone out of it either.
 */
const MOST_ZONES = 1000;

/** The offsets of a time zone such as `Europe/Skopje`; null: nobody knows this zone. */
export function offsetsOf(timeZone: string): Offsets | null {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const offsets = readerOf(timeZone);
  if (zones.size >= MOST_ZONES) zones.delete(zones.keys().next().value ?? '');
  zones.set(timeZone, offsets);
  return offsets;
}

function readerOf(timeZone: string): Offsets | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    return (ms) => readOffset(format.formatToParts(ms).find((p) => p.type === 'timeZoneName')?.value ?? '');
  } catch {
    return null;
  }
}

/** `GMT+01:00` as ms, `GMT-00:14:44` too; `GMT` alone is 0. */
function readOffset(name: string): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}
