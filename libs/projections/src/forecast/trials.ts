import type { ForecastTrial } from '@safe-haven/contracts';
import { Score } from './score.ts';

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
