import { offsetsOf } from '@safe-haven/domain';

/**
 * Local calendar days of a time zone as exact instants, the days on which the clocks change included. The rules of
 * the zones are the runtime's own (`Intl`); answers are remembered, nothing here knows the time.
 */
export const DAY_MS = 86_400_000;

export interface Zone {
  /** The local day in which an instant (ms) falls, counted from 1970-01-01. */
  dayAt(ms: number): number;
  /** The local day on which the night began in which an instant falls: until four in the morning, that of yesterday. */
  nightAt(ms: number): number;
  /** The instant (ms) at which a local day begins; a day that the zone skipped is of no length. */
  startOf(day: number): number;
}

/** `yyyy-mm-dd` to days since 1970-01-01 and back. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;
export function dayName(n: number): string {
  let name = names.get(n);
  if (name === undefined) {
    name = new Date(n * DAY_MS).toISOString().slice(0, 10);
    names.set(n, name);
  }
  return name;
}
/** A log names the same few thousand days over and over; formatting one costs as much as folding an event. */
const names = new Map<number, string>();

/** When a night is over, in ms of the wall clock: who came at two slept there that night. Clocks change before four. */
const NIGHT_ENDS = 4 * 3_600_000;

const zones = new Map<string, Zone>();
const UTC = () => 0;

/** A zone that the runtime doesn't know is taken as UTC: a projection never throws. */
export function zoneOf(timezone: string): Zone {
  let zone = zones.get(timezone);
  if (!zone) {
    zone = makeZone(offsetsOf(timezone) ?? UTC);
    zones.set(timezone, zone);
  }
  return zone;
}

/** The offsets of one UTC day: `before` until `change` (ms), `after` from then on. */
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

/** Finds the change of one UTC day, if there is one, to the second. */
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

/** The first instant of a local day: its midnight, or the change of clocks that skipped midnight. */
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
