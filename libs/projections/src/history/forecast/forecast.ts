import type { Forecast, ForecastLine } from '@safe-haven/contracts';
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
import type { History } from '../history.ts';
import type { ShelterWithPast } from '../shelter-with-past.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from '../trends/zone.ts';
import { type FreeDays, freeMornings, freeNights, sumOfDays } from './free-days.ts';
import { clampTo, rangeAfter } from './range.ts';
import { judge, triesBefore } from './tries.ts';

/** What a line is forecast from. */
interface Source {
  readonly head: Omit<ForecastLine, 'days' | 'tries' | 'why'>;
  readonly free: FreeDays;
  /** The day in `free` that the forecast starts from; null: the last report is too old. */
  readonly start: number | null;
  /** The local day of `start`. */
  readonly localStart: number;
  readonly isKept: boolean;
  /** The house that it is; null: several of a country. */
  readonly shelter: ShelterWithPast | null;
}

/**
 * Forecasts the free places of the next days for the viewer's own shelters, and for those of each country together: as
 * many days ahead as past tries were right. Somebody who gets trends a week late gets no forecast, because it starts
 * from today. `now` in ms.
 */
export function forecastOf(history: History, viewer: Actor, now: number, days: number): Forecast {
  const answer = { position: history.position, at: new Date(now).toISOString() };
  if (scopeOf(viewer.role, 'trends') !== 'own') return { ...answer, why: 'own_only', lines: [] };
  const shelters = [...history.shelters.values()].flatMap((shelter) => sourceOf(shelter, viewer, now) ?? []);
  const sorted = shelters.toSorted((a, b) => compare(a.head.name, b.head.name));
  const lines = [...countriesOf(shelters), ...sorted].map((source) => cachedLineOf(source, days));
  return { ...answer, why: null, lines };
}

/** Lines of houses, each valid until its revision or its day changes: to try the past of 200 again takes seconds. */
const cache = new WeakMap<ShelterWithPast, { readonly key: string; readonly line: ForecastLine }>();

function cachedLineOf(source: Source, days: number): ForecastLine {
  const { shelter, start, localStart } = source;
  if (shelter === null) return lineOf(source, days);
  const key = JSON.stringify([shelter.revision, start, localStart, days]);
  const cached = cache.get(shelter);
  if (cached?.key === key) return cached.line;
  const line = lineOf(source, days);
  cache.set(shelter, { key, line });
  return line;
}

function lineOf({ head, free, start, localStart }: Source, days: number): ForecastLine {
  if (start === null) return { ...head, days: [], tries: [], why: 'old_report' };
  const coming = [];
  for (let ahead = 1; ahead <= days; ahead++) {
    const range = rangeAfter(free, start, head.free, ahead);
    if (range === null) break;
    const day = dayName(localStart + ahead);
    coming.push({ day, range, tries: { day, ...judge(triesBefore(free, start, head.free, ahead)) } });
  }
  const tries = coming.map((each) => each.tries);
  const hidden = tries.findIndex((each) => each.hidden !== null);
  const shown = hidden < 0 ? coming : coming.slice(0, hidden);
  const within = (places: number) => clampTo(places, 0, head.inService);
  return {
    ...head,
    days: shown.map(({ day, range: { low, middle, high } }) => ({
      ...{ day, low: within(low), middle: within(middle), high: within(high) },
    })),
    tries,
    why: coming.length === 0 ? 'little_history' : shown.length === 0 ? tries[0]!.hidden : null,
  };
}

/** null: it is not forecast for this viewer. */
function sourceOf(shelter: ShelterWithPast, viewer: Actor, now: number): Source | null {
  const { state, unreadable, mornings } = shelter;
  if (unreadable !== null || state.situation === 'unregistered' || !isOwn(viewer, state)) return null;
  if (state.situation === 'past' || state.closed || state.draft) return null;
  const head = headOf(state);
  if (state.situation === 'kept') {
    const start = Math.floor(now / DAY_MS);
    const free = freeMornings(mornings, start, head.free);
    return { head, free, start, localStart: zoneOf(state.timezone).dayAt(now), isKept: true, shelter };
  }
  const { latest } = state.census;
  const start = latest === null || isReportOld(state, now) ? null : dayNumber(latest.night);
  return { head, free: freeNights(state), start, localStart: start ?? 0, isKept: false, shelter };
}

function headOf(state: KeptShelter | CountedShelter) {
  const { shelterId: key, name, country } = state;
  const { inService, free } = placesOf(state);
  return { key, kind: 'shelter', name, country, shelters: 1, of: 1, inService, free } as const;
}

/** The kept shelters of each country that has several of which enough is known. */
function countriesOf(shelters: readonly Source[]): Source[] {
  const known = shelters.filter(({ free, start, isKept }) => isKept && rangeAfter(free, start!, 0, 1) !== null);
  const groups = [...Map.groupBy(known, ({ head }) => head.country)].toSorted(([a], [b]) => compare(a, b));
  return groups
    .filter(([, members]) => members.length > 1)
    .map(([country, members]) => {
      const total = (of: 'inService' | 'free') => members.reduce((sum, { head }) => sum + head[of], 0);
      const of = shelters.filter(({ head }) => head.country === country).length;
      const sums = { shelters: members.length, of, inService: total('inService'), free: total('free') };
      const free = sumOfDays(members.map((member) => member.free));
      return {
        ...members[0]!,
        free,
        shelter: null,
        head: { key: country, kind: 'country', name: country, country, ...sums },
      };
    });
}
