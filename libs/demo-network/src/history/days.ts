import { DAY, type Day, HOUR, MINUTE } from '@safe-haven/domain';
import { dayAfter } from '../local-time.ts';
import type { DemoKeptShelter } from '../shelters/shelter.ts';
import { admit } from './arrivals.ts';
import { arrive } from './calls.ts';
import { partyOf } from './parties.ts';
import { placesAt, type SimulatedShelter } from './simulated-shelter.ts';
import { childJoins, confirm, moveStay, openOverflow, pause, repair, reportByPhone } from './upkeep.ts';

/** Admits the initial residents on the first afternoon. */
export function moveIn(simulated: SimulatedShelter, from: number): void {
  const { random, definition: shelter, staff } = simulated;
  let ms = from;
  for (let tries = 0; tries < 12 && gapAt(simulated, 0) > 0; tries++) {
    ms += random.int(4, 16) * MINUTE;
    const party = partyOf(random, shelter, random.int(1, Math.min(3, gapAt(simulated, 0))), 2);
    admit(simulated, ms, staff.coordinator, { party, kind: 'official' });
  }
}

/** Schedules ordinary days, up to where the shelter is brought to its target state. */
export function ordinaryDays(simulated: SimulatedShelter, first: Day): void {
  const { time, schedule, ordinaryUntil } = simulated;
  for (let n = 0, day = first; time.at(day, 5 * 60) < ordinaryUntil; n++, day = dayAfter(first, n)) {
    const today = day;
    const index = n;
    schedule.at(time.at(day, 5 * 60), () => ordinaryDay(simulated, today, index));
  }
}

function ordinaryDay(simulated: SimulatedShelter, day: Day, index: number): void {
  const { random, time, definition: shelter } = simulated;
  const at = (from: number, to: number, task: (simulated: SimulatedShelter, now: number) => void): void => {
    const ms = time.at(day, random.int(from, to)) + random.int(0, 59_999);
    if (ms < simulated.ordinaryUntil) simulated.schedule.at(ms, (now) => task(simulated, now));
  };
  const sometimes = (
    share: number,
    from: number,
    to: number,
    task: (simulated: SimulatedShelter, now: number) => void,
  ): void => {
    if (random.chance(share)) at(from, to, task);
  };
  for (const [from, to] of ROUNDS) sometimes(shelter.confirmationRate, from, to, confirm);
  for (let n = callsOf(simulated, index); n > 0; n--) at(...callAt(simulated), arrive);
  sometimes(0.05, 9 * 60, 15 * 60, repair);
  sometimes(0.05, 14 * 60, 18 * 60, moveStay);
  sometimes(0.03, 10 * 60, 19 * 60, childJoins);
  sometimes(0.06, 21 * 60, 22 * 60, reportByPhone);
  sometimes(0.015, 17 * 60, 22 * 60, pause);
  sometimes(0.5, 18 * 60, 19 * 60, openOverflow);
}

/** Times of confirmations: morning, after lunch and before the night. */
const ROUNDS = [
  [7 * 60, 8 * 60 + 30],
  [13 * 60, 14 * 60 + 30],
  [19 * 60 + 30, 21 * 60],
] as const;

/** Most calls come in the evening, some during the day, a few at night. */
const callAt = (simulated: SimulatedShelter): readonly [number, number] =>
  simulated.random.weighted<readonly [number, number]>([
    [5, [17 * 60, 23 * 60 + 30]],
    [3, [9 * 60, 17 * 60]],
    [1, [24 * 60, 28 * 60 + 30]],
  ]);

/** As many calls as the shelter has room for, and sometimes one more. Not every call becomes a stay. */
function callsOf(simulated: SimulatedShelter, index: number): number {
  const gap = gapAt(simulated, index);
  if (gap <= 0) return simulated.random.chance(0.2) ? 1 : 0;
  return Math.min(4, Math.round(gap * 0.6 + simulated.random.next()));
}

/** How many places are occupied below the usual number; a slow cycle of some weeks, so that the month varies. */
function gapAt(simulated: SimulatedShelter, index: number): number {
  const { inService, occupied, held } = placesAt(simulated);
  const phase = simulated.definition.shelterId.length + simulated.definition.stayDays;
  const seasonal = 0.1 * Math.sin((index + phase) / 4.5) + (index % 7 < 2 ? 0.04 : 0);
  return Math.round((usualShare(simulated.definition) + seasonal) * inService) - occupied - held;
}

/** The share of places in use in the target state, a little more for a shelter that is nearly empty tonight. */
function usualShare(shelter: DemoKeptShelter): number {
  const beds = shelter.rooms.flatMap((r) => r.beds).filter((b) => b.kind === 'adult' || b.kind === 'child');
  const used = beds.filter((b) => b.target === 'occupied' || b.target === 'held').length;
  return Math.min(0.95, Math.max(0.5, used / beds.length));
}

/** When a shelter's ordinary days end: early enough before its last event to reach the target state by daylight. */
export function ordinaryUntilOf(simulated: Pick<SimulatedShelter, 'time'>, lastActivity: number): number {
  const latest = lastActivity - 6 * HOUR;
  for (const day of [simulated.time.dayOf(latest), simulated.time.dayOf(latest - DAY)]) {
    for (const minute of [15 * 60, 10 * 60]) {
      const ms = simulated.time.at(day, minute);
      if (ms <= latest) return ms;
    }
  }
  return latest;
}
