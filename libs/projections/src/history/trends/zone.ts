import { offsetsOf } from '@safe-haven/lang';

/**
 * Local calendar days of a time zone as exact instants, across clock changes. The offsets come from the runtime
 * (`Intl`) and are cached.
 */
export const DAY_MS = 86_400_000;

export interface Zone {
  /** The local day of an instant (ms), in days since 1970-01-01. */
  dayAt(ms: number): number;
  /** The local day on which the night of an instant began: until four in the morning, the day before. */
  nightAt(ms: number): number;
  /** The instant (ms) at which a local day begins; a day that the zone skipped has no length. */
  startOf(day: number): number;
}

/** `yyyy-mm-dd` as days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;
export function dayName(n: number): string {
  let name = namesOfDays.get(n);
  if (name === undefined) {
    name = new Date(n * DAY_MS).toISOString().slice(0, 10);
    namesOfDays.set(n, name);
  }
  return name;
}
/**
 * Cached: a log names the same few thousand days again and again, and formatting one costs as much as folding an event.
 */
const namesOfDays = new Map<number, string>();

/**
 * A night ends at four by the local clock (ms): an admission at two counts for it. Clock changes happen before four.
 */
const NIGHT_ENDS = 4 * 3_600_000;

const zones = new Map<string, Zone>();
const UTC = () => 0;

/** An unknown time zone is taken as UTC: a projection must not throw. */
export function zoneOf(timezone: string): Zone {
  let zone = zones.get(timezone);
  if (!zone) {
    zone = makeZone(offsetsOf(timezone) ?? UTC);
    zones.set(timezone, zone);
  }
  return zone;
}

/** The offsets of one UTC day: `before` until `change` (ms), then `after`. */
interface Offsets {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

function makeZone(offsetOf: (ms: number) => number): Zone {
  const byDay = new Map<number, Offsets>();
  const starts = new Map<number, number>();

  const offsetAt = (ms: number): number => {
    const day = Math.floor(ms / DAY_MS);
    let offsets = byDay.get(day);
    if (!offsets) {
      offsets = readDay(day * DAY_MS, offsetOf);
      byDay.set(day, offsets);
    }
    return ms < offsets.change ? offsets.before : offsets.after;
  };
  const dayAt = (ms: number): number => Math.floor((ms + offsetAt(ms)) / DAY_MS);
  const nightAt = (ms: number): number => Math.floor((ms + offsetAt(ms) - NIGHT_ENDS) / DAY_MS);
  const startOf = (day: number): number => {
    let start = starts.get(day);
    if (start === undefined) {
      start = findStart(day, offsetAt, dayAt);
      starts.set(day, start);
    }
    return start;
  };
  return { dayAt, nightAt, startOf };
}

/** Finds the clock change of a UTC day, if it has one, to the second (binary search). */
function readDay(start: number, offsetOf: (ms: number) => number): Offsets {
  const before = offsetOf(start);
  const after = offsetOf(start + DAY_MS);
  if (before === after) return { before, after, change: Number.POSITIVE_INFINITY };
  let [low, high] = [start, start + DAY_MS];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetOf(middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: high };
}

/** The first instant of a local day: midnight, or the clock change that skipped midnight. */
function findStart(day: number, offsetAt: (ms: number) => number, dayAt: (ms: number) => number): number {
  const midnight = day * DAY_MS;
  const offsets = [offsetAt(midnight - DAY_MS), offsetAt(midnight), offsetAt(midnight + DAY_MS)];
  const candidates = offsets.map((offset) => midnight - offset).toSorted((a, b) => a - b);
  const exact = candidates.find((ms) => ms + offsetAt(ms) === midnight);
  if (exact !== undefined) return exact;
  let [low, high] = [midnight - 2 * DAY_MS, midnight + 2 * DAY_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayAt(middle) < day) low = middle;
    else high = middle;
  }
  return high;
}
