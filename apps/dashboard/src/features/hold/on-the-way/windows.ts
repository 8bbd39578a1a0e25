import { type TimeWindow, windowOf } from '../../../model/time/time-window.ts';

const MINUTE = 60_000;

/** The offered arrival times: within so many minutes, or later. */
export const WINDOWS = ['30', '60', '120', 'later'] as const;
export type Within = (typeof WINDOWS)[number];

/** "Later" in minutes: after the other choices, with an upper bound so that nobody waits all night. */
const LATER = { from: 120, to: 360 } as const;

/** The arrival window of a choice. `now` in ms of server time. */
export function arrivalWindow(within: Within, now: number): TimeWindow {
  const [from, to] = within === 'later' ? [LATER.from, LATER.to] : [0, Number(within)];
  return windowOf(now + from * MINUTE, now + to * MINUTE);
}
