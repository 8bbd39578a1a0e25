import { barrier, condition, question } from '../findings.ts';
import { DAY_MINUTES, nextOpening, type OpenFrom, openness } from '../hours.ts';
import type { Stored } from './read.ts';
import { rule } from './rule.ts';

const TIME = String.raw`(\d{1,2})(?:[:.](\d\d))?`;
const RANGE = new RegExp(`^${TIME}\\s*[-–—]\\s*${TIME}$`);

/** The intake hours, in the house's own time zone. */
export type Hours = 'always' | readonly OpenFrom[];

/** "24/7", or hours such as `08:00-20:00`, several separated by commas; null when they can't be parsed. */
export function parseHours(stored: Stored): Hours | null {
  const list = typeof stored === 'string' ? stored.split(/[,;]/) : Array.isArray(stored) ? stored : [];
  const texts = list.filter((v): v is string => typeof v === 'string').map((v) => v.trim());
  if (texts.length === 0) return null;
  if (texts.some((v) => v === '24/7')) return 'always';
  const hours = texts.map(range);
  if (hours.some((h) => h === null)) return null;
  const known = hours as readonly OpenFrom[];
  return known.some(({ from, to }) => from % DAY_MINUTES === to % DAY_MINUTES) ? 'always' : known;
}

function range(text: string): OpenFrom | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [from, to] = [minuteOf(match[1], match[2]), minuteOf(match[3], match[4])];
  return from === null || to === null ? null : { from, to };
}

function minuteOf(hours = '', minutes = '0'): number | null {
  const [h, m] = [Number(hours), Number(minutes)];
  return h > 24 || m > 59 || (h === 24 && m > 0) ? null : h * 60 + m;
}

/** Closed on arrival is a barrier; open for part of the arrival window, a condition. */
export const intakeHours = rule(parseHours, (hours, { arrivalIn }, { timezone }) => {
  if (hours === 'always') return null;
  const arrival = hours === null ? null : arrivalIn(timezone);
  if (hours === null || arrival === null) return question('intake_hours');
  const open = openness(hours, arrival);
  if (open === 'open') return null;
  const { from, to } = hoursShown(hours, arrival[0]?.from ?? 0, open === 'partly');
  const reason = { code: 'intake_hours', opens: clockFace(from), closes: clockFace(to) } as const;
  return open === 'partly' ? condition(reason) : barrier(reason);
});

/** The hours to show: the current ones, otherwise the next. */
function hoursShown(hours: readonly OpenFrom[], minute: number, mayRun: boolean): OpenFrom {
  const runs = (h: OpenFrom) => openness([h], [{ from: minute, to: minute + 1 }]) === 'open';
  return (mayRun ? hours.find(runs) : undefined) ?? nextOpening(hours, minute);
}

/** 480 as `08:00`; midnight at the end of a day as `24:00`. */
const clockFace = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
