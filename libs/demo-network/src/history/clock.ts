import { SECOND } from '@safe-haven/domain';
import type { Home } from './home.ts';
import { CLOCK } from './house-log.ts';

/** The clock records that an end has passed: after the grace that the rules give, at the timer's own beat. */
export function recordTimeAfter(home: Home, deadline: number): void {
  const { schedule, random, log } = home;
  schedule.at(deadline + random.int(61, 95) * SECOND, (now) => log.send(now, CLOCK, { type: 'record-time' }, 'system'));
}
