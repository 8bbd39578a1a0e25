import { HOUR, MINUTE, type OutReason, type PauseReason } from '@safe-haven/domain';
import { dayAfter, instantOf } from '../local-time.ts';
import { recordTimeAfter } from './clock.ts';
import { returnToService } from './departures.ts';
import { bedsOf, placesAt, type SimulatedShelter, unusedBedsOf } from './simulated-shelter.ts';

/** Confirms that the numbers on the board are still correct. */
export function confirm(simulated: SimulatedShelter, now: number): void {
  const by = simulated.random.chance(0.8) ? simulated.staff.staff : simulated.staff.coordinator;
  simulated.log.send(now, by, { type: 'confirm-occupancy', revision: simulated.log.kept().revision });
}

/** Takes a bed out of service for some days: damage or illness. */
export function repair(simulated: SimulatedShelter, now: number): void {
  const { random, log, staff, schedule } = simulated;
  const free = unusedBedsOf(log.kept()).filter((b) => b.kind !== 'overflow');
  if (free.length < 2) return;
  const { bedId } = random.pick(free);
  const back = now + random.int(20, 120) * HOUR;
  const reason = random.weighted<OutReason>([
    [6, 'maintenance'],
    [2, 'isolation'],
    [1, 'no_staff'],
    [1, 'safety'],
  ]);
  log.send(now, staff.staff, { type: 'take-bed-out-of-service', bedId, reason, expectedBack: instantOf(back) });
  schedule.at(back, (later) => returnToService(simulated, bedId, later));
}

/** Pauses intake for some hours; the shelter or the clock resumes it. */
export function pause(simulated: SimulatedShelter, now: number): void {
  const { random, log, staff, schedule } = simulated;
  if (log.kept().intake.state === 'paused') return;
  const until = now + random.int(5, 20) * HOUR;
  const reason = random.pick<PauseReason>(['no_staff', 'infection', 'incident', 'other']);
  log.send(now, staff.coordinator, { type: 'pause-intake', reason, until: instantOf(until) });
  if (random.chance(0.5)) {
    schedule.at(until - random.int(10, 90) * MINUTE, (later) => {
      if (log.kept().intake.state === 'paused') log.send(later, staff.coordinator, { type: 'resume-intake' });
    });
  }
  recordTimeAfter(simulated, until);
}

/** A full shelter opens overflow beds for a night, if it has any. */
export function openOverflow(simulated: SimulatedShelter, now: number): void {
  const { log, staff, time } = simulated;
  const closed = bedsOf(log.kept()).some((b) => b.kind === 'overflow' && b.use === 'closed');
  if (!closed || placesAt(simulated).together > 0) return;
  const until = time.at(dayAfter(time.dayOf(now)), 12 * 60);
  log.send(now, staff.coordinator, { type: 'open-overflow', until: instantOf(until) });
  recordTimeAfter(simulated, until);
}

/** A guest moves to another bed of a shared room, because it is quieter there. */
export function moveStay(simulated: SimulatedShelter, now: number): void {
  const { log, staff, random } = simulated;
  const state = log.kept();
  const shared = (roomId: string): boolean => state.rooms[roomId]?.privacy === 'shared';
  const beds = bedsOf(state).filter((b) => b.kind === 'adult' && shared(b.roomId));
  const guests = Object.values(state.stays).filter(
    (s) => s.beds.length === 1 && beds.some((b) => b.bedId === s.beds[0]),
  );
  const free = beds.filter((b) => b.use === 'free');
  if (guests.length === 0 || free.length === 0) return;
  const { stayId } = random.pick(guests);
  log.send(now, staff.staff, { type: 'move-party', stayId, beds: [random.pick(free).bedId] });
}

/** A child joins her mother in a room that still has a bed. */
export function childJoins(simulated: SimulatedShelter, now: number): void {
  const { log, staff, random } = simulated;
  const beds = bedsOf(log.kept());
  const roomOf = (bedId: string | undefined) => beds.find((b) => b.bedId === bedId)?.roomId;
  const stays = Object.values(log.kept().stays).flatMap((stay) => {
    const bed = beds.find((b) => b.use === 'spare' && b.kind === 'child' && b.roomId === roomOf(stay.beds[0]));
    return bed && stay.party.women > 0 ? [{ stay, bed }] : [];
  });
  if (stays.length === 0) return;
  const { stay, bed } = random.pick(stays);
  const party = { ...stay.party, girls: stay.party.girls + 1 };
  log.send(now, staff.staff, { type: 'change-party', stayId: stay.stayId, party, beds: [...stay.beds, bed.bedId] });
}

/** A count reported by phone; a kept shelter shows it in addition to its own numbers. */
export function reportByPhone(simulated: SimulatedShelter, now: number): void {
  const { occupied, inService } = placesAt(simulated);
  const night = simulated.time.dayOf(now);
  const census = { type: 'report-census', asOf: instantOf(now), night, occupied, inService } as const;
  simulated.log.send(now, simulated.staff.coordinator, census, 'phone-in');
}
