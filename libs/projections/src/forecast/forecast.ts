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
import type { Network } from '../network.ts';
import { DAY_MS, dayName, dayNumber, zoneOf } from '../trends/zone.ts';
import { type BacktestCache, backtest, type CountBacktest } from './backtest.ts';
import { CountModel, type FreeDays } from './count-model.ts';
import { type Distribution, predictionOf, totalsOf } from './distribution.ts';
import { countriesOf, ratesOfModels, StayModel } from './stay-model.ts';
import type { Trials } from './trials.ts';

/** The longest forecast from a census, in days (ADR 69). */
export const COUNTED_AHEAD = 7;

/** A line of a forecast with the full distribution of each day instead of its median and range. */
export interface DistributionLine {
  readonly line: Omit<ForecastLine, 'days' | 'right'>;
  readonly days: readonly { readonly day: string; readonly distribution: Distribution }[];
}

/** The distributions of all lines, and how forecasts of past days turned out. */
export interface Distributions {
  readonly lines: readonly DistributionLine[];
  readonly trials: Trials;
}

/**
 * Forecasts the free places of the next days for the viewer's own shelters, and for those of each country together; as
 * many days ahead as backtests were reliable. Whoever gets trends a week late gets no forecast, because it starts from
 * today. Yields between shelters, so that commands are not delayed. `now` in ms.
 */
export function* forecastSteps(
  network: Network,
  viewer: Actor,
  now: number,
  days: number,
  cache: BacktestCache = new Map(),
): Generator<void, Forecast> {
  const answer = { position: network.position, at: new Date(now).toISOString() };
  if (scopeOf(viewer.role, 'trends') !== 'own') return { ...answer, why: 'own_only', lines: [], tried: [] };
  const { lines, trials } = yield* distributionSteps(network, viewer, now, days, cache);
  const kinds = [
    ['country', 'stays'],
    ['shelter', 'stays'],
    ['shelter', 'counts'],
  ] as const;
  const tried = kinds.flatMap(([kind, method]) => trials.all(kind, method, days));
  return { ...answer, why: null, lines: lines.map((line) => toForecastLine(line, trials)), tried };
}

function toForecastLine({ line, days }: DistributionLine, trials: Trials): ForecastLine {
  const shownDays = trials.shownDays(line.kind, line.method, days.length);
  return {
    ...line,
    days: days.slice(0, shownDays).map(({ day, distribution }) => ({ day, ...predictionOf(distribution) })),
    why: line.why ?? (shownDays === 0 ? 'not_right' : null),
    right: trials.hits(line.kind, line.key, shownDays),
  };
}

/** The distributions that the forecast is made from, reliable or not. */
export function* distributionSteps(
  network: Network,
  viewer: Actor,
  now: number,
  days: number,
  cache: BacktestCache = new Map(),
): Generator<void, Distributions> {
  const models: StayModel[] = [];
  const counts: CountBacktest[] = [];
  const revisions: string[] = [];
  const lines: DistributionLine[] = [];
  for (const shelter of network.shelters.values()) {
    const { state } = shelter;
    if (shelter.unreadable !== null || state.situation === 'unregistered' || !isOwn(viewer, state)) continue;
    if (state.closed || state.draft) continue;
    if (state.situation === 'kept') models.push(new StayModel(shelter, state));
    if (state.situation === 'counted') {
      const { line, backtest } = countedLine(state, now, days);
      lines.push(line);
      if (backtest !== null) counts.push(backtest);
    }
    revisions.push(`${shelter.shelterId} ${shelter.revision}`);
    yield;
  }
  const rates = yield* ratesOfModels(models, now / DAY_MS);
  const distributions = new Map<StayModel, readonly Distribution[]>();
  for (const model of models) {
    if (model.isKnown) distributions.set(model, model.distributionsFrom(rates.get(model)!, now, days));
    lines.push(keptLine(model.state, distributions.get(model) ?? null, now));
    yield;
  }
  // An old report is no longer backtested, though its shelter has not changed.
  const key = JSON.stringify([days, revisions, counts.map((each) => each.key)]);
  const trials = cache.get(key) ?? (yield* backtest(models, counts, days));
  cache.set(key, trials);
  const countries = yield* countryLines(lines, distributions);
  return { lines: [...countries, ...lines.toSorted((a, b) => compare(a.line.name, b.line.name))], trials };
}

function keptLine(state: KeptShelter, distributions: readonly Distribution[] | null, now: number): DistributionLine {
  const today = zoneOf(state.timezone).dayAt(now);
  return {
    line: { ...lineHead(state), method: 'stays', why: distributions === null ? 'little_history' : null },
    // Each day at the current time of day.
    days: (distributions ?? []).map((distribution, i) => ({ day: dayName(today + i + 1), distribution })),
  };
}

function lineHead(state: KeptShelter | CountedShelter) {
  const { shelterId: key, name, country } = state;
  const { inService, free } = placesOf(state);
  return { key, kind: 'shelter', name, country, shelters: 1, of: 1, inService, free } as const;
}

/** The line of a counted shelter, and what of it is backtested; null: there is no forecast. */
function countedLine(
  state: CountedShelter,
  now: number,
  days: number,
): { readonly line: DistributionLine; readonly backtest: CountBacktest | null } {
  const head = { ...lineHead(state), method: 'counts' } as const;
  const { latest } = state.census;
  if (latest === null || isReportOld(state, now))
    return { line: { line: { ...head, why: 'old_report' }, days: [] }, backtest: null };
  const [last, model] = [dayNumber(latest.night), new CountModel(freeNights(state), head.inService)];
  const expected = [];
  for (let ahead = 1; ahead <= Math.min(days, COUNTED_AHEAD); ahead++) {
    const distribution = model.distributionAfter(last, ahead);
    if (distribution === null) break;
    expected.push({ day: dayName(last + ahead), distribution });
  }
  return {
    line: { line: { ...head, why: expected.length === 0 ? 'little_history' : null }, days: expected },
    backtest: { key: head.key, model, last, days: expected.length },
  };
}

function freeNights({ census }: CountedShelter): FreeDays {
  const freeByDay = new Map<number, number>();
  for (const month of Object.values(census.months))
    for (const { night, inService, occupied } of Object.values(month))
      if (inService !== null) freeByDay.set(dayNumber(night), Math.max(0, inService - occupied));
  return freeByDay;
}

/** Sums over the kept shelters of a country. */
function* countryLines(
  lines: readonly DistributionLine[],
  distributions: ReadonlyMap<StayModel, readonly Distribution[]>,
): Generator<void, DistributionLine[]> {
  const countries: DistributionLine[] = [];
  for (const [country, members] of countriesOf([...distributions.keys()])) {
    const keys = new Set(members.map(({ state }) => state.shelterId));
    const ownLines = lines.filter(({ line }) => line.country === country);
    const memberLines = ownLines.filter(({ line }) => keys.has(line.key));
    const sums = yield* totalsOf(members.map((model) => distributions.get(model)!));
    const total = (of: 'inService' | 'free') => memberLines.reduce((sum, { line }) => sum + line[of], 0);
    const head = { key: country, kind: 'country', name: country, country: memberLines[0]!.line.country } as const;
    const counts = {
      shelters: memberLines.length,
      of: ownLines.length,
      inService: total('inService'),
      free: total('free'),
    };
    countries.push({
      line: { ...head, ...counts, method: 'stays', why: null },
      days: memberLines[0]!.days.map(({ day }, i) => ({ day, distribution: sums[i]! })),
    });
    yield;
  }
  return countries;
}
