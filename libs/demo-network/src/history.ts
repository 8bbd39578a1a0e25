import { DAY, HOUR, type Instant, MINUTE, type RejectionCode, type ShelterCommand } from '@safe-haven/domain';
import { close, lastActivity } from './history/closing.ts';
import { countNights } from './history/counted.ts';
import { moveIn, ordinaryDays, turnsAt } from './history/days.ts';
import { newSchedule } from './history/schedule.ts';
import { setUp } from './history/set-up.ts';
import { type HistoryItem, newShelterLog, type ShelterLog } from './history/shelter-log.ts';
import { staffOf } from './history/staff.ts';
import { dayAfter, localTime } from './local-time.ts';
import { idsOf } from './night/ids.ts';
import { seededRandom } from './random.ts';
import type { DemoShelter } from './shelters/shelter.ts';
import { DEMO_SHELTERS } from './shelters.ts';

export interface DemoHistoryOptions {
  readonly seed: number | string;
  /** When the demo begins: the month before it is written, nothing after it. */
  readonly now: Instant;
  /** Called with each refusal on the way: who came to a full house, who called a paused one. */
  readonly onRejected?: (code: RejectionCode, command: ShelterCommand, shelterId: string) => void;
}

const DAYS = 32;

/**
 * A month in the life of the invented network, written by the program's own deciders with a clock that is set by the
 * caller. Each item is one append, in the order of its time; the same seed and `now` give the same items. Throws when
 * a command is refused that life would not have refused, or its sender has no right to it: that is a mistake here.
 */
export function demoHistory(options: DemoHistoryOptions): readonly HistoryItem[] {
  return DEMO_SHELTERS.flatMap((shelter) => [...lifeOf(shelter, options).items]).sort((a, b) =>
    a.now < b.now ? -1 : a.now > b.now ? 1 : 0,
  );
}

/** Each house has its own randomness, so that a house more changes nothing in the others. */
function lifeOf(shelter: DemoShelter, { seed, now, onRejected }: DemoHistoryOptions): ShelterLog {
  const { shelterId } = shelter;
  const random = seededRandom(`${seed}/${shelterId}`);
  const time = localTime(shelter.timezone);
  const staff = staffOf(shelter);
  const log = newShelterLog(shelterId, random, (code, command) => onRejected?.(code, command, shelterId));
  const end = Date.parse(now);
  const first = time.dayOf(end - DAYS * DAY);
  const ready = setUp(log, shelter, staff, random, time.at(first, random.int(8 * 60, 11 * 60)));
  if (shelter.mode === 'counted') {
    countNights(log, shelter, { staff, random, time }, first, end);
    return log;
  }
  const ordinaryUntil = turnsAt({ time }, lastActivity(shelter, end));
  const simulated = {
    definition: shelter,
    log,
    schedule: newSchedule(),
    random,
    time,
    staff,
    idOf: idsOf(seed),
    ordinaryUntil,
  };
  moveIn(simulated, ready + HOUR + random.int(0, 90) * MINUTE);
  ordinaryDays(simulated, dayAfter(first));
  simulated.schedule.runUntil(ordinaryUntil);
  close(simulated, end);
  return log;
}
