import type { ForecastTrial } from '@safe-haven/contracts';
import type { CountModel } from './count-model.ts';
import { type Distribution, totalsOf } from './distribution.ts';
import { Score } from './score.ts';
import { countriesOf, ratesOfModels, type StayModel } from './stay-model.ts';
import { Trials } from './trials.ts';

/**
 * How forecasts of past days turned out, by what that depends on: the shelters and how far each was read. Given again,
 * nothing is repeated until one of them changes.
 */
export interface BacktestCache {
  get(key: string): Trials | undefined;
  set(key: string, trials: Trials): unknown;
}

/** A counted shelter by its id, the day number of its last report, and how many days ahead of it are forecast. */
export interface CountBacktest {
  readonly key: string;
  readonly model: CountModel;
  readonly last: number;
  readonly days: number;
}

/** Repeats the forecasts of past days, of kept shelters and of counted ones, and scores them. */
export function* backtest(
  models: readonly StayModel[],
  counts: readonly CountBacktest[],
  days: number,
): Generator<void, Trials> {
  const trials = new Trials();
  yield* backtestCounts(counts, trials);
  yield* backtestModels(models, days, trials);
  return trials;
}

/** Repeats the forecast of counted shelters for past nights, with what was known then, and scores it. */
function* backtestCounts(counts: readonly CountBacktest[], trials: Trials): Generator<void> {
  for (const { key, model, last, days } of counts)
    for (let ahead = 1; ahead <= days; ahead++) {
      trials.record({ kind: 'shelter', method: 'counts', key }, ahead, yield* model.backtest(last, ahead));
      yield;
    }
}

/** How far back forecasts are repeated, in days, and how many at most. */
const [WINDOW_DAYS, MAX_FORECASTS] = [84, 2_000] as const;

/** Repeats the forecast of kept shelters for the beginning of past days, with what was known then, and scores it. */
function* backtestModels(models: readonly StayModel[], days: number, trials: Trials): Generator<void> {
  if (models.length === 0) return;
  const first = Math.min(...models.map((model) => model.days[0]));
  const last = Math.max(...models.map((model) => model.days[1]));
  const each = Math.max(1, Math.ceil((models.length * WINDOW_DAYS) / MAX_FORECASTS));
  for (let day = last - 1; day >= Math.max(first, last - WINDOW_DAYS); day -= each) {
    const eligible = models.filter((model) => model.days[0] <= day && model.days[1] > day);
    const rates = yield* ratesOfModels(models, day);
    const distributions = new Map<StayModel, readonly Distribution[]>();
    for (const model of eligible) {
      distributions.set(model, model.distributionsAfter(rates.get(model)!, day, days));
      recordActual(trials, 'shelter', model.state.shelterId, {
        models: [model],
        day,
        distributions: distributions.get(model)!,
      });
      yield;
    }
    for (const [country, members] of countriesOf(eligible)) {
      const sums = yield* totalsOf(members.map((model) => distributions.get(model)!));
      recordActual(trials, 'country', country, { models: members, day, distributions: sums });
      yield;
    }
  }
}

interface PastForecast {
  readonly models: readonly StayModel[];
  readonly day: number;
  readonly distributions: readonly Distribution[];
}

function recordActual(
  trials: Trials,
  kind: ForecastTrial['kind'],
  key: string,
  { models, day, distributions }: PastForecast,
): void {
  const today = totalFree(models, day);
  for (const [n, distribution] of distributions.entries()) {
    const actual = totalFree(models, day + n + 1);
    if (today === null || actual === null) continue;
    const score = new Score();
    score.add(distribution, today, actual);
    trials.record({ kind, key, method: 'stays' }, n + 1, score);
  }
}

/** The free places of all these shelters; null: that of one is not known. */
function totalFree(models: readonly StayModel[], day: number): number | null {
  const free = models.map((model) => model.freeOn(day));
  return free.includes(null) ? null : free.reduce<number>((sum, n) => sum + n!, 0);
}
