import { SECOND } from '@safe-haven/domain';
import { CLOCK } from './shelter-log.ts';
import type { SimulatedShelter } from './simulated-shelter.ts';

/** Records a passed deadline: after the grace period of the rules, at the timer's next tick. */
export function recordTimeAfter(simulated: SimulatedShelter, deadline: number): void {
  const { schedule, random, log } = simulated;
  schedule.at(deadline + random.int(61, 95) * SECOND, (now) => log.send(now, CLOCK, { type: 'record-time' }, 'system'));
}
