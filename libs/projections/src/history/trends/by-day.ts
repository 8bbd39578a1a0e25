import type { ShelterInRange } from './lines.ts';

/** Local days, both included. */
interface Days {
  readonly from: number;
  readonly to: number;
}

/**
 * Sums of several shelters for each day of a range, as columns indexed by `day - from`. People and places are means
 * over the day.
 */
export interface ByDay {
  /** How many shelters have data of the day. */
  readonly shelters: Uint32Array;
  /** How many of them had a place in service; only these count towards the minimum for disclosure. */
  readonly serving: Uint32Array;
  readonly people: Float64Array;
  readonly places: Float64Array;
  /** Bed-milliseconds. */
  readonly occupied: Float64Array;
  readonly inService: Float64Array;
  /** The end of the day in the shelter in which it ends last (ms). */
  readonly end: Float64Array;
}

/** One pass over columns: 200,000 days as objects took a third of a second (docs/PERFORMANCE.md, P13). */
export function byDay(members: readonly ShelterInRange[], { from, to }: Days): ByDay {
  const [count, column] = [() => new Uint32Array(to - from + 1), () => new Float64Array(to - from + 1)];
  const sums: ByDay = {
    ...{ shelters: count(), serving: count(), people: column(), places: column() },
    ...{ occupied: column(), inService: column(), end: column() },
  };
  for (const { days } of members) add(sums, days, from);
  return sums;
}

function add(sums: ByDay, { table, from, to }: ShelterInRange['days'], first: number): void {
  for (let row = from; row < to; row++) {
    const day = table.day[row]! - first;
    const ms = table.ms[row + 1]! - table.ms[row]!;
    // Of a night without a number of places there is no share to be shown.
    if (ms === 0) continue;
    const occupied = table.occupied[row + 1]! - table.occupied[row]!;
    const inService = table.inService[row + 1]! - table.inService[row]!;
    sums.shelters[day]! += 1;
    if (inService > 0) sums.serving[day]! += 1;
    sums.people[day]! += occupied / ms;
    sums.places[day]! += inService / ms;
    sums.occupied[day]! += occupied;
    sums.inService[day]! += inService;
    if (table.end[row]! > sums.end[day]!) sums.end[day] = table.end[row]!;
  }
}

/** The days of a country, and of each organisation in it. */
export interface CountryDays {
  readonly whole: ByDay;
  readonly cells: ReadonlyMap<string, ByDay>;
}

/** The days of the network from `from` on, by country. */
export interface NetworkDays {
  readonly from: number;
  readonly countries: ReadonlyMap<string, CountryDays>;
}

export function networkDays(members: readonly ShelterInRange[], range: Days): NetworkDays {
  const countries = [...Map.groupBy(members, ({ state }) => state.country)].map(([country, ofCountry]) => {
    const whole = byDay(ofCountry, range);
    const cells = [...Map.groupBy(ofCountry, ({ state }) => state.organisation)].map(
      ([organisation, ofOrganisation]) =>
        [organisation, ofOrganisation.length === ofCountry.length ? whole : byDay(ofOrganisation, range)] as const,
    );
    return [country, { whole, cells: new Map(cells) }] as const;
  });
  return { from: range.from, countries: new Map(countries) };
}
