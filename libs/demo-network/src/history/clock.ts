import { SECOND } from '@safe-haven/domain';
import { CLOCK } from './shelter-log.ts';
import type { SimulatedShelter } from './simulated-shelter.ts';

/** The clock records that an end has passed: after the grace that the rules give, at the timer's own beat. */
export function recordTimeAfter(simulated: SimulatedShelter, deadline: number): void {
  const { schedule, random, log } = simulated;
  schedule.at(deadline + random.int(61, 95) * SECOND, (now) => log.send(now, CLOCK, { type: 'record-time' }, 'system'));
}
