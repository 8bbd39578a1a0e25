import type { Registered } from '@safe-haven/domain';
import type { TrendsHouse } from './copy.ts';
import { type DayTable, rowFrom, setRow, tableOf } from './day-table.ts';
import { countedDays, type DayTally, firstKeptDay, keptDays, standingAt } from './days.ts';
import { QUANTITIES } from './ledger.ts';
import { zoneOf } from './zone.ts';

/** The rows of a house's days that lie in a range: `from` to before `to`. `since`: its first day of all; null: none. */
export interface HouseDays {
  readonly table: DayTable;
  readonly from: number;
  readonly to: number;
  readonly since: number | null;
}

export type RegisteredHouse = TrendsHouse & { readonly state: Registered };

const isKept = ({ state }: RegisteredHouse): boolean => state.situation === 'kept';

/** Days of a house between two local days, up to `now` (ms). A house that can't be read says nothing: since when its numbers are wrong is not known. */
export function houseDays(house: RegisteredHouse, from: number, to: number, now: number): HouseDays {
  const table = house.unreadable === null ? tableOn(house, now) : NOTHING;
  return { table, from: rowFrom(table, from), to: rowFrom(table, to + 1), since: table.day[0] ?? null };
}

const NOTHING = tableOf([]);

/** What was added up for a house, good until it has another revision or another day or night begins there. */
interface Kept {
  readonly revision: number;
  readonly today: number;
  readonly tonight: number;
  readonly table: DayTable;
  /** The last row as it was at an instant (ms), and what stands since: by that the running day grows. */
  readonly running: Running | null;
}
interface Running {
  readonly at: number;
  readonly tally: DayTally;
  readonly standing: ReturnType<typeof standingAt>;
}

/** Adding up years of a house anew for each reader kept the loop for a second (PERFORMANCE, P13). */
const tables = new WeakMap<TrendsHouse, Kept>();

function tableOn(house: RegisteredHouse, now: number): DayTable {
  const timezone = isKept(house) ? house.ledger.timezone : house.state.timezone;
  const zone = zoneOf(timezone);
  const [today, tonight] = [zone.dayAt(now), zone.nightAt(now)];
  const known = tables.get(house);
  if (known?.revision === house.revision && known.today === today && known.tonight === tonight) {
    if (!isKept(house)) return known.table;
    if (known.running !== null) {
      setRow(known.table, known.table.length - 1, grown(known.running, now));
      return known.table;
    }
  }
  const tallies = allDays(house, now);
  const last = tallies.at(-1);
  const isRunning = isKept(house) && last !== undefined && last.end > now;
  const running = isRunning ? { at: now, tally: last, standing: standingAt(house.ledger) } : null;
  const table = tableOf(tallies);
  tables.set(house, { revision: house.revision, today, tonight, table, running });
  return table;
}

function allDays(house: RegisteredHouse, now: number): DayTally[] {
  const [ever, always] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (!isKept(house)) return countedDays(house.state, ever, always, now);
  const before = countedDays(house.state, ever, firstKeptDay(house.ledger) - 1, now);
  return [...before, ...keptDays(house.ledger, ever, always, now)];
}

function grown({ at, tally, standing }: Running, now: number): DayTally {
  const more = Object.fromEntries(QUANTITIES.map((of) => [of, tally[of] + standing[of] * (now - at)]));
  return { ...tally, ...more, ms: tally.ms + now - at };
}
