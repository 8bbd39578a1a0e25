import type { Registered } from '@safe-haven/domain';
import type { ShelterWithPast } from '../shelter-with-past.ts';
import { type DayTable, rowFrom, setRow, tableOf } from './day-table.ts';
import { countedDays, currentLevels, type DayTally, firstKeptDay, keptDays } from './days.ts';
import { type Due, dueOf } from './due.ts';
import { QUANTITIES } from './ledger.ts';
import { zoneOf } from './zone.ts';

/**
 * The rows `from` to before `to` of a shelter's day table that lie in a range. `due`: the nights
 * that it should report, whether it does or not.
 */
export interface ShelterDays {
  readonly table: DayTable;
  readonly from: number;
  readonly to: number;
  readonly due: Due;
}

export type RegisteredShelter = ShelterWithPast & { readonly state: Registered };

const isKept = ({ state }: RegisteredShelter): boolean => state.situation === 'kept';

/**
 * The days of a shelter between two local days, up to `now` (ms). An unreadable shelter has none: from when on its
 * numbers are wrong is unknown. Its nights are due all the same.
 */
export function shelterDays(shelter: RegisteredShelter, from: number, to: number, now: number): ShelterDays {
  const whole = tableAt(shelter, now);
  const table = shelter.unreadable === null ? whole : EMPTY_TABLE;
  return { table, from: rowFrom(table, from), to: rowFrom(table, to + 1), due: dueOf(shelter, whole, now) };
}

const EMPTY_TABLE = tableOf([]);

/** The day table of a shelter, valid until its revision changes or a local day or night begins. */
interface CachedTable {
  readonly revision: number;
  readonly today: number;
  readonly tonight: number;
  readonly table: DayTable;
  /** The last row at the instant `at` (ms) with the counts since then: the current day is extended from it. */
  readonly currentDay: CurrentDay | null;
}
interface CurrentDay {
  readonly at: number;
  readonly tally: DayTally;
  readonly levels: ReturnType<typeof currentLevels>;
}

/** Computing years of days for each request blocked the event loop for a second (docs/PERFORMANCE.md, P13). */
const cache = new WeakMap<ShelterWithPast, CachedTable>();

function tableAt(shelter: RegisteredShelter, now: number): DayTable {
  const timezone = isKept(shelter) ? shelter.ledger.timezone : shelter.state.timezone;
  const zone = zoneOf(timezone);
  const [today, tonight] = [zone.dayAt(now), zone.nightAt(now)];
  const cached = cache.get(shelter);
  if (cached?.revision === shelter.revision && cached.today === today && cached.tonight === tonight) {
    if (!isKept(shelter)) return cached.table;
    if (cached.currentDay !== null) {
      setRow(cached.table, cached.table.length - 1, extendedTo(cached.currentDay, now));
      return cached.table;
    }
  }
  const tallies = allDays(shelter, now);
  const last = tallies.at(-1);
  const isCurrent = isKept(shelter) && last !== undefined && last.end > now;
  const currentDay = isCurrent ? { at: now, tally: last, levels: currentLevels(shelter.ledger) } : null;
  const table = tableOf(tallies);
  cache.set(shelter, { revision: shelter.revision, today, tonight, table, currentDay });
  return table;
}

function allDays(shelter: RegisteredShelter, now: number): DayTally[] {
  const [earliest, latest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (!isKept(shelter)) return countedDays(shelter.state, earliest, latest, now);
  const before = countedDays(shelter.state, earliest, firstKeptDay(shelter.ledger) - 1, now);
  return [...before, ...keptDays(shelter.ledger, earliest, latest, now)];
}

function extendedTo({ at, tally, levels }: CurrentDay, now: number): DayTally {
  const amounts = Object.fromEntries(QUANTITIES.map((of) => [of, tally[of] + levels[of] * (now - at)]));
  return { ...tally, ...amounts, ms: tally.ms + now - at };
}
