import { DAY, type Destination, HOUR, MINUTE } from '@safe-haven/domain';
import { dayAfter, instantOf } from '../local-time.ts';
import type { SimulatedShelter } from './simulated-shelter.ts';
import { unusedBedsOf } from './simulated-shelter.ts';

const DESTINATIONS: readonly (readonly [number, Destination])[] = [
  [26, 'own_home'],
  [24, 'family'],
  [12, 'other_shelter'],
  [12, 'supported_housing'],
  [6, 'return_to_country'],
  [4, 'institution'],
  [10, 'left_unplanned'],
  [6, 'unknown'],
];

/** Schedules the length of a stay: mostly known some days ahead, sometimes postponed, sometimes a single night. */
export function planStay(simulated: SimulatedShelter, stayId: string, ms: number): void {
  const { random, time, schedule, definition: shelter } = simulated;
  const days = Math.min(75, Math.max(1, Math.round(random.exponential(shelter.stayDays))));
  const leaves = time.at(dayAfter(time.dayOf(ms), days), random.int(9 * 60, 12 * 60 + 30));
  const daysAhead = random.int(1, 5);
  if (days > daysAhead && random.chance(0.6)) {
    schedule.at(leaves - daysAhead * DAY + random.int(1, 4) * HOUR, (now) =>
      planDeparture(simulated, stayId, now, leaves),
    );
    if (random.chance(0.12)) {
      postpone(simulated, stayId, leaves);
      return;
    }
  }
  schedule.at(leaves, (now) => leave(simulated, stayId, now));
}

/** Plans a departure around a time, as a window of some hours. */
export function planDeparture(simulated: SimulatedShelter, stayId: string, now: number, leaves: number): void {
  if (!isThere(simulated, stayId)) return;
  const window = { from: instantOf(leaves - HOUR), to: instantOf(leaves + 3 * HOUR) };
  simulated.log.send(now, simulated.staff.coordinator, { type: 'plan-departure', stayId, window });
}

function postpone(simulated: SimulatedShelter, stayId: string, leaves: number): void {
  const { schedule, log, staff, random } = simulated;
  schedule.at(leaves - 18 * HOUR, (now) => {
    const departure = isThere(simulated, stayId) && log.kept().stays[stayId]?.departure;
    if (departure) log.send(now, staff.coordinator, { type: 'withdraw-departure-plan', stayId });
  });
  schedule.at(leaves + random.int(2, 6) * DAY, (now) => leave(simulated, stayId, now));
}

/** Discharges a party; its beds are often cleaned before the next one. */
function leave(simulated: SimulatedShelter, stayId: string, now: number): void {
  const stay = simulated.log.kept().stays[stayId];
  if (!stay) return;
  const { log, staff, random, schedule } = simulated;
  log.send(now, staff.staff, { type: 'discharge-party', stayId, destination: random.weighted(DESTINATIONS) });
  if (random.chance(0.45)) schedule.at(now + 2 * MINUTE, (at) => clean(simulated, stay.beds, at));
}

function clean(simulated: SimulatedShelter, beds: readonly string[], now: number): void {
  const { log, staff, random, schedule } = simulated;
  const back = now + random.int(50, 230) * MINUTE;
  const expectedBack = instantOf(back);
  const free = unusedBedsOf(log.kept()).filter((b) => b.kind !== 'overflow' && beds.includes(b.bedId));
  for (const { bedId } of free) {
    log.send(now, staff.staff, { type: 'take-bed-out-of-service', bedId, reason: 'cleaning', expectedBack });
    schedule.at(back, (later) => returnToService(simulated, bedId, later));
  }
}

/** Returns a bed to service, if it is still out. */
export function returnToService(simulated: SimulatedShelter, bedId: string, now: number): void {
  const isOut = simulated.log.kept().beds[bedId]?.service.state === 'out';
  if (isOut) simulated.log.send(now, simulated.staff.staff, { type: 'return-bed-to-service', bedId });
}

const isThere = (simulated: SimulatedShelter, stayId: string): boolean =>
  simulated.log.kept().stays[stayId] !== undefined;
