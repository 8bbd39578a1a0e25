import { type Day, MINUTE } from '@safe-haven/domain';
import { dayAfter, instantOf, type LocalTime } from '../local-time.ts';
import type { Random } from '../random.ts';
import type { DemoCountedShelter } from '../shelters/shelter.ts';
import type { ShelterLog } from './shelter-log.ts';
import type { Staff } from './staff.ts';

/** A counted shelter reports its occupied places once an evening; sometimes a report is corrected or missing. */
export function countNights(
  log: ShelterLog,
  shelter: DemoCountedShelter,
  { staff, random, time }: { staff: Staff; random: Random; time: LocalTime },
  first: Day,
  end: number,
): void {
  let occupied = shelter.usual;
  const report = (ms: number, night: Day, taken: number): void => {
    if (ms >= end) return;
    const source = random.chance(0.3) ? 'phone-in' : 'app';
    const census = {
      asOf: instantOf(ms - random.int(0, 20) * MINUTE),
      night,
      inService: shelter.places,
      occupied: taken,
    };
    log.send(ms, staff.coordinator, { type: 'report-census', ...census }, source);
  };
  for (let night = first; time.at(night, 20 * 60) < end; night = dayAfter(night)) {
    occupied = Math.min(shelter.places, Math.max(1, occupied + driftTo(shelter.usual, occupied, random)));
    const ms = time.at(night, random.int(20 * 60, 21 * 60 + 30));
    if (random.chance(0.95)) report(ms, night, occupied);
    if (random.chance(0.08)) report(ms + 40 * MINUTE, night, Math.max(0, occupied - 1));
  }
}

/** A random step of at most two, biased towards the usual value. */
function driftTo(usual: number, occupied: number, random: Random): number {
  return Math.sign(usual - occupied) * random.int(0, 1) + random.int(-1, 1);
}
