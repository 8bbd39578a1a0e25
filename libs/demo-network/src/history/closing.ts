import { DAY, DEFAULT_HOLD_POLICY, HOUR, MINUTE, overdueAt } from '@safe-haven/domain';
import { dayAfter, instantOf, type LocalTime } from '../local-time.ts';
import { nightBeginsIn, scheduleNight } from '../night/actions.ts';
import type { DemoKeptShelter } from '../shelters/shelter.ts';
import { planDeparture } from './departures.ts';
import { partyOf } from './parties.ts';
import { CLOCK } from './shelter-log.ts';
import { bedsOf, placesAt, roomIdOf, type SimulatedShelter } from './simulated-shelter.ts';
import { nextStep } from './towards-picture.ts';
import { confirm } from './upkeep.ts';

/**
 * The last hours before the demo begins at `end` (ms): brings the shelter to its target state in small, permitted
 * steps.
 */
export function reachTargetState(simulated: SimulatedShelter, end: number): void {
  const { definition: shelter, schedule } = simulated;
  const settled = settle(simulated, end);
  const lastChange = end - shelter.lastChange * MINUTE;
  planTheWeek(simulated, settled, end);
  confirmAndCallUntil(simulated, settled, lastActivity(shelter, end));
  scheduleNight(simulated, end);
  schedule.at(lastChange, (now) => confirm(simulated, now));
  if (shelter.live) schedule.at(heldAt(shelter, end), (now) => liveHold(simulated, now, end));
  if (shelter.paused) {
    const until = nextMorning(simulated.time, end);
    const reason = shelter.paused;
    schedule.at(lastChange - 4 * MINUTE, (now) =>
      simulated.log.send(now, simulated.staff.coordinator, { type: 'pause-intake', reason, until: instantOf(until) }),
    );
  }
  schedule.runUntil(end);
}

/**
 * When the last changes towards the target state start, in ms: its live hold, its part in the night's scenarios, or its
 * last event.
 */
export function lastActivity(shelter: DemoKeptShelter, end: number): number {
  const ago = Math.max(shelter.lastChange, nightBeginsIn(shelter.shelterId) ?? 0);
  return Math.min(end - ago * MINUTE, shelter.live ? heldAt(shelter, end) : end);
}

/** The time at which the hold must be placed so that it has `minutesLeft` when the demo begins. */
function heldAt(shelter: DemoKeptShelter, end: number): number {
  const { minutes } = { ...DEFAULT_HOLD_POLICY, ...shelter.policy };
  return end - (minutes - (shelter.live?.minutesLeft ?? 0)) * MINUTE;
}

/** Runs one step after the other until the target state is reached; returns when that was, in ms. */
function settle(simulated: SimulatedShelter, end: number): number {
  const { log, random, ordinaryUntil, schedule } = simulated;
  schedule.clear();
  let now = ordinaryUntil;
  for (let n = 0; n < MOST_STEPS; n++) {
    now += random.int(4, 10) * MINUTE;
    const due = overdueAt(log.state());
    if (due !== null && due < instantOf(now)) log.send(now, CLOCK, { type: 'record-time' }, 'system');
    const step = nextStep(simulated, now, end);
    if (!step) return now;
    log.send(now, step.by, step.command);
  }
  throw new Error(`${simulated.definition.name} did not come to its picture in ${MOST_STEPS} steps.`);
}
const MOST_STEPS = 60;

function planTheWeek(simulated: SimulatedShelter, settled: number, end: number): void {
  const { log, time, random, definition: shelter, schedule } = simulated;
  const unplanned = Object.values(log.kept().stays).filter((s) => s.departure === null);
  for (const { stayId } of unplanned.slice(0, shelter.plannedDepartures)) {
    const day = dayAfter(time.dayOf(end), random.int(1, 6));
    const leaves = time.at(day, random.int(9 * 60, 12 * 60));
    schedule.at(settled + random.int(1, 20) * MINUTE, (now) => planDeparture(simulated, stayId, now, leaves));
  }
}

/** Confirmations of the evening and the morning, and holds that are released, until the last activity. */
function confirmAndCallUntil(simulated: SimulatedShelter, settled: number, until: number): void {
  const { time, schedule, random, definition: shelter } = simulated;
  for (let day = time.dayOf(settled); time.at(day, 0) < until; day = dayAfter(day)) {
    for (const minute of [7 * 60 + 40, 13 * 60 + 20, 20 * 60 + 10]) {
      const ms = time.at(day, minute + random.int(0, 35));
      if (ms > settled && ms < until && random.chance(shelter.confirmationRate))
        schedule.at(ms, (now) => confirm(simulated, now));
    }
  }
  for (let ms = settled + 30 * MINUTE; ms + 75 * MINUTE < until; ms += random.int(2, 6) * HOUR) {
    schedule.at(ms, (now) => releasedHold(simulated, now));
  }
}

/** A hold that is released within the hour, because another shelter was nearer. */
function releasedHold(simulated: SimulatedShelter, now: number): void {
  const { log, staff, random, schedule, definition: shelter } = simulated;
  if (placesAt(simulated).together === 0 || shelter.policy?.directHolds === 'nobody') return;
  const by = staff.coordinator;
  const held = log.send(now, by, { type: 'hold-beds', party: partyOf(random, shelter, 1, 1) });
  const holdId = held?.find((e) => e.type === 'BedsHeld')?.holdId;
  if (holdId === undefined) return;
  schedule.at(now + random.int(12, 55) * MINUTE, (later) =>
    log.send(later, by, { type: 'release-hold', holdId, reason: 'placed_elsewhere' }),
  );
}

/** The hold that is live when the demo begins (`end`); its party is expected about then. */
function liveHold(simulated: SimulatedShelter, now: number, end: number): void {
  const { definition: shelter, log, random, staff } = simulated;
  const beds = shelter.rooms.flatMap((room, index) => {
    const wanted = room.beds.filter((b) => b.target === 'held').length;
    const free = bedsOf(log.kept()).filter((b) => b.roomId === roomIdOf(shelter, index) && b.use === 'free');
    return free.slice(0, wanted).map((b) => b.bedId);
  });
  const arrival = { from: instantOf(end - 10 * MINUTE), to: instantOf(end + 35 * MINUTE) };
  log.send(now, staff.coordinator, {
    type: 'hold-beds',
    party: partyOf(random, shelter, beds.length, 1),
    beds,
    arrival,
  });
}

/** The next 06:00 local time that is at least an hour ahead. */
function nextMorning(time: LocalTime, end: number): number {
  const today = time.at(time.dayOf(end), 6 * 60);
  return today > end + HOUR ? today : time.at(time.dayOf(end + DAY), 6 * 60);
}
