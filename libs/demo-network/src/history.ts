import { DAY, HOUR, type Instant, MINUTE, type RejectionCode, type ShelterCommand } from '@safe-haven/domain';
import { close, lastActivity } from './history/closing.ts';
import { countNights } from './history/counted.ts';
import { moveIn, ordinaryDays, turnsAt } from './history/days.ts';
import { type HistoryItem, type HouseLog, newHouseLog } from './history/house-log.ts';
import { newSchedule } from './history/schedule.ts';
import { setUp } from './history/set-up.ts';
import { staffOf } from './history/staff.ts';
import type { DemoHouse } from './houses/house.ts';
import { DEMO_HOUSES } from './houses.ts';
import { dayAfter, localTime } from './local-time.ts';
import { idsOf } from './night/ids.ts';
import { seededRandom } from './random.ts';

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
  return DEMO_HOUSES.flatMap((house) => [...lifeOf(house, options).items]).sort((a, b) =>
    a.now < b.now ? -1 : a.now > b.now ? 1 : 0,
  );
}

/** Each house has its own randomness, so that a house more changes nothing in the others. */
function lifeOf(house: DemoHouse, { seed, now, onRejected }: DemoHistoryOptions): HouseLog {
  const { shelterId } = house;
  const random = seededRandom(`${seed}/${shelterId}`);
  const time = localTime(house.timezone);
  const staff = staffOf(house);
  const log = newHouseLog(shelterId, random, (code, command) => onRejected?.(code, command, shelterId));
  const end = Date.parse(now);
  const first = time.dayOf(end - DAYS * DAY);
  const ready = setUp(log, house, staff, random, time.at(first, random.int(8 * 60, 11 * 60)));
  if (house.mode === 'counted') {
    countNights(log, house, { staff, random, time }, first, end);
    return log;
  }
  const ordinaryUntil = turnsAt({ time }, lastActivity(house, end));
  const home = { house, log, schedule: newSchedule(), random, time, staff, idOf: idsOf(seed), ordinaryUntil };
  moveIn(home, ready + HOUR + random.int(0, 90) * MINUTE);
  ordinaryDays(home, dayAfter(first));
  home.schedule.runUntil(ordinaryUntil);
  close(home, end);
  return log;
}
