import type { Forecast, ForecastDay, ForecastLine } from '@safe-haven/contracts';
import {
  type Actor,
  type CountedShelter,
  isOwn,
  isReportOld,
  type KeptShelter,
  placesOf,
  scopeOf,
} from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { House } from '../house.ts';
import type { Network } from '../network.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from '../trends/zone.ts';
import { CountedNights, type FreeDays } from './counted.ts';
import { habitsOf, type Seen, seenOf, together } from './habits.ts';
import { nextDaysKept } from './kept.ts';
import { expectedOf, plus, type Spread } from './spread.ts';

/** How much of what may be a range holds so that it is right four times of five: found on other days than it was tried on. */
const [SHARE_OF_ONE, SHARE_OF_SEVERAL] = [0.65, 0.82] as const;

/** A house must have kept its beds for so many days; of one that counts, no more days ahead are told (ADR 69). */
const [FEWEST_DAYS, COUNTED_AHEAD] = [14, 4] as const;

/**
 * How many places are likely to be free on each of the next days, of one's own houses and of those in each country. It
 * begins with today, so whoever is told of others a week late is told nothing. Yields between houses, so that no
 * reader keeps a hold waiting. `now` in ms.
 */
export function* forecastSteps(network: Network, viewer: Actor, now: number, days: number): Generator<void, Forecast> {
  const answer = { position: network.position, at: new Date(now).toISOString() };
  if (scopeOf(viewer.role, 'trends') !== 'own') return { ...answer, why: 'own_only', lines: [] };
  const kept: KeptHouse[] = [];
  const lines: ForecastLine[] = [];
  for (const house of network.shelters.values()) {
    const { state } = house;
    if (house.unreadable !== null || state.situation === 'unregistered' || state.closed || !isOwn(viewer, state))
      continue;
    if (state.situation === 'kept') kept.push({ house, state, seen: seenOf(house.turnover, stayedIn(state, now)) });
    if (state.situation === 'counted') lines.push(lineOfCounted(state, now, days));
    yield;
  }
  const spreads = new Map<KeptHouse, readonly Spread[]>();
  // One's own houses are those of one organisation.
  const all = together(kept.map(({ seen }) => seen));
  for (const one of kept) {
    const known = one.house.turnover.free.length >= FEWEST_DAYS;
    if (known) spreads.set(one, nextDaysKept(one.state, habitsOf(one.seen, all), now, days));
    lines.push(lineOfKept(one.state, spreads.get(one) ?? null, now));
    yield;
  }
  const countries = yield* linesOfCountries(lines, spreads);
  return { ...answer, why: null, lines: [...countries, ...lines.toSorted((a, b) => compare(a.name, b.name))] };
}

interface KeptHouse {
  readonly house: House;
  readonly state: KeptShelter;
  readonly seen: Seen;
}

const stayedIn = ({ stays }: KeptShelter, now: number): number[] =>
  Object.values(stays).map(({ since }) => Math.max(0, (now - Date.parse(since)) / DAY_MS));

function lineOfKept(state: KeptShelter, spreads: readonly Spread[] | null, now: number): ForecastLine {
  const { inService, free } = placesOf(state);
  return {
    ...headOf(state),
    inService,
    free,
    method: 'stays',
    days: (spreads ?? []).map((spread, n) => dayOf(state, now, n + 1, spread, SHARE_OF_ONE)),
    why: spreads === null ? 'little_history' : null,
    right: null,
  };
}

const headOf = ({ shelterId, name, country }: KeptShelter | CountedShelter) =>
  ({ key: shelterId, kind: 'shelter', name, country, shelters: 1, of: 1 }) as const;

/** At this time of day, so many days on. */
const dayOf = (
  { timezone }: Pick<KeptShelter, 'timezone'>,
  now: number,
  ahead: number,
  spread: Spread,
  share: number,
): ForecastDay => ({ day: dayName(zoneOf(timezone).dayAt(now) + ahead), ...expectedOf(spread, share) });

function lineOfCounted(state: CountedShelter, now: number, days: number): ForecastLine {
  const { inService, free } = placesOf(state);
  const line = { ...headOf(state), inService, free, method: 'counts' as const, days: [], right: null };
  const { latest } = state.census;
  if (latest === null || isReportOld(state, now)) return { ...line, why: 'old_report' };
  const [last, nights] = [dayNumber(latest.night), new CountedNights(freeNights(state), inService)];
  const expected = Array.from({ length: Math.min(days, COUNTED_AHEAD) }, (_, n) => nights.next(last, n + 1)).filter(
    (day) => day !== null,
  );
  if (expected.length === 0) return { ...line, why: 'little_history' };
  const [held, of] = [expected.reduce((n, day) => n + day.held, 0), expected.reduce((n, day) => n + day.of, 0)];
  const told = expected.map(({ low, middle, high }, n) => ({ day: dayName(last + n + 1), low, middle, high }));
  return { ...line, days: told, why: null, right: of >= 20 ? { held, of } : null };
}

function freeNights({ census }: CountedShelter): FreeDays {
  const nights = new Map<number, number>();
  for (const month of Object.values(census.months))
    for (const { night, inService, occupied } of Object.values(month))
      if (inService !== null) nights.set(dayNumber(night), Math.max(0, inService - occupied));
  return nights;
}

/** Of several houses that keep their beds: what each may have, added up as if they had nothing to do with each other. */
function* linesOfCountries(
  lines: readonly ForecastLine[],
  spreads: ReadonlyMap<KeptHouse, readonly Spread[]>,
): Generator<void, ForecastLine[]> {
  const countries: ForecastLine[] = [];
  for (const [country, houses] of Map.groupBy([...spreads], ([{ state }]) => state.country)) {
    const keys = new Set(houses.map(([{ state }]) => state.shelterId));
    const own = lines.filter((line) => line.country === country);
    const within = own.filter(({ key }) => keys.has(key));
    if (within.length < 2) continue;
    let sums = houses[0]![1];
    for (const [, its] of houses.slice(1)) {
      sums = sums.map((sum, n) => plus(sum, its[n]!));
      yield;
    }
    const days = within[0]!.days.map(({ day }, n) => ({ day, ...expectedOf(sums[n]!, SHARE_OF_SEVERAL) }));
    const total = (of: 'inService' | 'free') => within.reduce((sum, line) => sum + line[of], 0);
    const head = { key: country, kind: 'country', name: country, country } as const;
    const counts = { shelters: within.length, of: own.length, inService: total('inService'), free: total('free') };
    countries.push({ ...head, ...counts, method: 'stays', days, why: null, right: null });
  }
  return countries;
}
