import type { IntakeRules } from '../words.ts';
import type { Span } from './local-time.ts';
import type { Hours, OpenFrom } from './rules.ts';

const DAY_MINUTES = 1440;
const TIME = String.raw`(\d{1,2})(?:[:.](\d\d))?`;
const RANGE = new RegExp(`^${TIME}\\s*[-–—]\\s*${TIME}$`);

/** "24/7", or hours such as `08:00-20:00`, several separated by commas; null when they can't be read. */
export function parseHours(value: IntakeRules[string] | undefined): Hours | null {
  const list = typeof value === 'string' ? value.split(/[,;]/) : Array.isArray(value) ? value : [];
  const said = list.filter((v): v is string => typeof v === 'string').map((v) => v.trim());
  if (said.length === 0) return null;
  if (said.some((v) => v === '24/7')) return 'always';
  const hours = said.map(range);
  if (hours.some((h) => h === null)) return null;
  const known = hours as readonly OpenFrom[];
  return known.some(({ from, to }) => from % DAY_MINUTES === to % DAY_MINUTES) ? 'always' : known;
}

function range(text: string): OpenFrom | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [from, to] = [minuteOf(match[1], match[2]), minuteOf(match[3], match[4])];
  return from === null || to === null ? null : { from, to, opens: clockFace(from), closes: clockFace(to) };
}

function minuteOf(hours = '', minutes = '0'): number | null {
  const [h, m] = [Number(hours), Number(minutes)];
  return h > 24 || m > 59 || (h === 24 && m > 0) ? null : h * 60 + m;
}

/** How open a house is while somebody may arrive: all the time, part of it, never. */
export function openness(hours: readonly OpenFrom[], spans: readonly Span[]): 'open' | 'partly' | 'closed' {
  let [open, closed] = [false, false];
  for (const { from, to } of spans) {
    for (let at = from; at < to; ) {
      const left = leftOpen(hours, at % DAY_MINUTES);
      if (left > 0) open = true;
      else closed = true;
      at += left > 0 ? left : untilOpen(nextOpening(hours, at), at);
    }
  }
  return open ? (closed ? 'partly' : 'open') : 'closed';
}

/** How many minutes a house stays open from this one on; 0: it is closed. */
function leftOpen(hours: readonly OpenFrom[], minute: number): number {
  let left = 0;
  for (const { from, to } of hours) {
    const end = to > from ? to : to + DAY_MINUTES;
    if (minute >= from && minute < end) left = Math.max(left, end - minute);
    else if (minute + DAY_MINUTES < end) left = Math.max(left, end - minute - DAY_MINUTES);
  }
  return left;
}

/** The hours that begin next after a minute at which the house is closed. */
export function nextOpening(hours: readonly OpenFrom[], minute: number): OpenFrom {
  let next = hours[0] as OpenFrom;
  for (const h of hours) if (untilOpen(h, minute) < untilOpen(next, minute)) next = h;
  return next;
}

/** More than nothing: at its own minute a house is open. */
const untilOpen = ({ from }: OpenFrom, minute: number): number =>
  (((from - minute) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;

/** 480 as `08:00`; midnight at the end of a day as `24:00`. */
const clockFace = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
