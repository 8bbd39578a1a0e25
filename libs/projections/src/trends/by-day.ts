import type { HouseInRange } from './lines.ts';

/** Local days, both included. */
interface Days {
  readonly from: number;
  readonly to: number;
}

/** Houses that are told of together, on each day of a range: `[day - from]`. Places and people are means over the day. */
export interface ByDay {
  /** How many know of the day. */
  readonly houses: Uint32Array;
  /** How many of them had a place in service: a closed one hides nobody. */
  readonly serving: Uint32Array;
  readonly people: Float64Array;
  readonly places: Float64Array;
  /** Bed-milliseconds. */
  readonly occupied: Float64Array;
  readonly inService: Float64Array;
  /** When the day is over in the last of them (ms). */
  readonly end: Float64Array;
}

/** One pass over columns: two hundred thousand days as objects took a third of a second (PERFORMANCE, P13). */
export function byDay(houses: readonly HouseInRange[], { from, to }: Days): ByDay {
  const [count, column] = [() => new Uint32Array(to - from + 1), () => new Float64Array(to - from + 1)];
  const sums: ByDay = {
    ...{ houses: count(), serving: count(), people: column(), places: column() },
    ...{ occupied: column(), inService: column(), end: column() },
  };
  for (const { days } of houses) add(sums, days, from);
  return sums;
}

function add(sums: ByDay, { table, from, to }: HouseInRange['days'], first: number): void {
  for (let row = from; row < to; row++) {
    const day = table.day[row]! - first;
    const ms = table.ms[row + 1]! - table.ms[row]!;
    const occupied = table.occupied[row + 1]! - table.occupied[row]!;
    const inService = table.inService[row + 1]! - table.inService[row]!;
    sums.houses[day]! += 1;
    if (inService > 0) sums.serving[day]! += 1;
    sums.people[day]! += occupied / ms;
    sums.places[day]! += inService / ms;
    sums.occupied[day]! += occupied;
    sums.inService[day]! += inService;
    if (table.end[row]! > sums.end[day]!) sums.end[day] = table.end[row]!;
  }
}

/** A country, and in it each organisation. */
export interface CountryDays {
  readonly whole: ByDay;
  readonly cells: ReadonlyMap<string, ByDay>;
}

/** Houses day by day from `from` on, by country and by organisation in it. */
export interface NetworkDays {
  readonly from: number;
  readonly countries: ReadonlyMap<string, CountryDays>;
}

export function networkDays(houses: readonly HouseInRange[], range: Days): NetworkDays {
  const countries = [...Map.groupBy(houses, ({ state }) => state.country)].map(([country, own]) => {
    const whole = byDay(own, range);
    const cells = [...Map.groupBy(own, ({ state }) => state.organisation)].map(
      ([organisation, its]) => [organisation, its.length === own.length ? whole : byDay(its, range)] as const,
    );
    return [country, { whole, cells: new Map(cells) }] as const;
  });
  return { from: range.from, countries: new Map(countries) };
}
