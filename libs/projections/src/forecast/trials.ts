import type { ForecastTrial } from '@safe-haven/contracts';
import { convolve, type Distribution, widen } from './distribution.ts';
import { Score } from './score.ts';
import { countriesOf, ratesOfModels, type StayModel } from './stay-model.ts';

type Kind = ForecastTrial['kind'];
type Method = ForecastTrial['method'];

/** With fewer scored forecasts a method is taken as reliable: chance would decide. */
const MIN_TRIALS = 200;
/** The accepted coverage of the 80 % range, in per cent. */
const [MIN_COVERAGE, MAX_COVERAGE] = [75, 85] as const;

/** Scores of forecasts of past days, by kind, method and number of days ahead. */
export class Trials {
  readonly #scores = new Map<string, Score>();
  readonly #byKey = new Map<string, Score[]>();

  of(kind: Kind, method: Method, ahead: number): Score {
    const key = `${kind} ${method} ${ahead}`;
    const score = this.#scores.get(key) ?? new Score();
    this.#scores.set(key, score);
    return score;
  }

  /** Adds a score of one shelter or country; it counts for its kind as well. */
  record(line: Pick<ForecastTrial, 'kind' | 'method'> & { readonly key: string }, ahead: number, score: Score): void {
    const scores = this.#byKey.get(`${line.kind} ${line.key}`) ?? [];
    this.#byKey.set(`${line.kind} ${line.key}`, scores);
    scores[ahead - 1] ??= new Score();
    scores[ahead - 1]!.merge(score);
    this.of(line.kind, line.method, ahead).merge(score);
  }

  /** How often the ranges of a shelter or country held on the days ahead that are shown; null: never tried. */
  hits(kind: Kind, key: string, count: number): { readonly held: number; readonly of: number } | null {
    const total = new Score();
    for (const score of (this.#byKey.get(`${kind} ${key}`) ?? []).slice(0, count)) total.merge(score);
    return total.tried === 0 ? null : { held: total.held, of: total.tried };
  }

  /** How many days ahead are shown: those before the first that is not reliable. */
  shownDays(kind: Kind, method: Method, days: number): number {
    let count = 0;
    while (count < days && isReliable(this.of(kind, method, count + 1))) count++;
    return count;
  }

  /** All scores, for the page on how reliable the forecast is. */
  all(kind: Kind, method: Method, days: number): ForecastTrial[] {
    const count = this.shownDays(kind, method, days);
    return Array.from({ length: days }, (_, n) => ({ ahead: n + 1, score: this.of(kind, method, n + 1) }))
      .filter(({ score }) => score.tried > 0)
      .map(({ ahead, score: { tried, held, coverage, meanError, naiveError } }) => ({
        kind,
        method,
        ahead,
        tried,
        held,
        covered: Math.round(coverage * 10) / 10,
        off: Math.round(meanError * 1000) / 1000,
        offToday: Math.round(naiveError * 1000) / 1000,
        told: ahead <= count,
      }));
  }
}

const isReliable = ({ tried, coverage, meanError, naiveError }: Score): boolean =>
  tried < MIN_TRIALS || (coverage >= MIN_COVERAGE && coverage <= MAX_COVERAGE && meanError <= naiveError);

/** How far back forecasts are repeated, in days, and how many at most. */
const [WINDOW_DAYS, MAX_FORECASTS] = [84, 2_000] as const;

/** Repeats the forecast of kept shelters for the beginning of past days, with what was known then, and scores it. */
export function* backtestModels(models: readonly StayModel[], days: number, trials: Trials): Generator<void> {
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

function recordActual(trials: Trials, kind: Kind, key: string, { models, day, distributions }: PastForecast): void {
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

/** By how much the variance of a sum exceeds that of independent shelters (ADR 69). */
const VARIANCE_INCREASE = 0.5;

/** The distributions of the sum over several shelters. Yields after each convolution, because of 200 shelters. */
export function* totalsOf([first, ...others]: readonly (readonly Distribution[])[]): Generator<void, Distribution[]> {
  const sums: Distribution[] = [];
  for (const [n, distribution] of first!.entries()) {
    let sum = distribution;
    for (const other of others) {
      sum = convolve(sum, other[n]!);
      yield;
    }
    sums.push(widen(sum, VARIANCE_INCREASE));
  }
  return sums;
}
