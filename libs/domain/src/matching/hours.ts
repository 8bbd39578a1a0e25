import type { Span } from './local-time.ts';

export const DAY_MINUTES = 1440;

/** Minutes since midnight; a `to` at or before `from` is on the next day. */
export interface OpenFrom {
  readonly from: number;
  readonly to: number;
}

/** How open a house is within the arrival window: all of it, part of it, none of it. */
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

/** How many minutes a house stays open from this minute on; 0: it is closed. */
function leftOpen(hours: readonly OpenFrom[], minute: number): number {
  let left = 0;
  for (const { from, to } of hours) {
    const end = to > from ? to : to + DAY_MINUTES;
    if (minute >= from && minute < end) left = Math.max(left, end - minute);
    else if (minute + DAY_MINUTES < end) left = Math.max(left, end - minute - DAY_MINUTES);
  }
  return left;
}

/** The next hours that begin after a minute at which the house is closed. */
export function nextOpening(hours: readonly OpenFrom[], minute: number): OpenFrom {
  let next = hours[0] as OpenFrom;
  for (const h of hours) if (untilOpen(h, minute) < untilOpen(next, minute)) next = h;
  return next;
}

/** More than 0: at the minute itself a house is open. */
const untilOpen = ({ from }: OpenFrom, minute: number): number =>
  (((from - minute) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
