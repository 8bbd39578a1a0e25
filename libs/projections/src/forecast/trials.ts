import type { ForecastTrial } from '@safe-haven/contracts';
import { countriesOf, habitsIn, type KeptHouse } from './kept-house.ts';
import { Score } from './score.ts';
import { plus, type Spread, wider } from './spread.ts';

type Kind = ForecastTrial['kind'];
type Method = ForecastTrial['method'];

/** So many forecasts of past days or more, and what they say decides what is told; with fewer chance would. */
const ENOUGH = 200;
/** What a range of four fifths may cover, in per cent. */
const [LEAST, MOST] = [75, 85] as const;

/** How forecasts of one's own houses turned out on past days, by how they were made and how many days ahead they were. */
export class Trials {
  readonly #scores = new Map<string, Score>();
  readonly #ofHouses = new Map<string, Score[]>();

  of(kind: Kind, method: Method, ahead: number): Score {
    const key = `${kind} ${method} ${ahead}`;
    const score = this.#scores.get(key) ?? new Score();
    this.#scores.set(key, score);
    return score;
  }

  /** That of one house or country, by how many days ahead; it counts among all of its kind as well. */
  note(line: Pick<ForecastTrial, 'kind' | 'method'> & { readonly key: string }, ahead: number, score: Score): void {
    const its = this.#ofHouses.get(`${line.kind} ${line.key}`) ?? [];
    this.#ofHouses.set(`${line.kind} ${line.key}`, its);
    its[ahead - 1] ??= new Score();
    its[ahead - 1]!.join(score);
    this.of(line.kind, line.method, ahead).join(score);
  }

  /** How often the ranges of a house or a country held on the days ahead that are told of it; null: never tried. */
  right(kind: Kind, key: string, told: number): { readonly held: number; readonly of: number } | null {
    const its = new Score();
    for (const score of (this.#ofHouses.get(`${kind} ${key}`) ?? []).slice(0, told)) its.join(score);
    return its.tried === 0 ? null : { held: its.held, of: its.tried };
  }

  /** How many days ahead are told: up to the first that was not right often enough, or not nearer than the same as today. */
  told(kind: Kind, method: Method, days: number): number {
    let told = 0;
    while (told < days && isRight(this.of(kind, method, told + 1))) told++;
    return told;
  }

  /** All that was tried, for who reads how right it is. */
  all(kind: Kind, method: Method, days: number): ForecastTrial[] {
    const told = this.told(kind, method, days);
    return Array.from({ length: days }, (_, n) => ({ ahead: n + 1, score: this.of(kind, method, n + 1) }))
      .filter(({ score }) => score.tried > 0)
      .map(({ ahead, score: { tried, held, coverage, off, offToday } }) => ({
        kind,
        method,
        ahead,
        tried,
        held,
        covered: Math.round(coverage * 10) / 10,
        off: Math.round(off * 1000) / 1000,
        offToday: Math.round(offToday * 1000) / 1000,
        told: ahead <= told,
      }));
  }
}

const isRight = ({ tried, coverage, off, offToday }: Score): boolean =>
  tried < ENOUGH || (coverage >= LEAST && coverage <= MOST && off <= offToday);

/** So far back days are tried, and so many forecasts of houses are made again at most. */
const [LOOKS_BACK, MOST_AGAIN] = [84, 2_000] as const;

/** Forecasts houses that keep their beds from the beginning of past days, with what was known then, and notes what came. */
export function* tryKept(houses: readonly KeptHouse[], days: number, trials: Trials): Generator<void> {
  if (houses.length === 0) return;
  const first = Math.min(...houses.map((house) => house.days[0]));
  const last = Math.max(...houses.map((house) => house.days[1]));
  const each = Math.max(1, Math.ceil((houses.length * LOOKS_BACK) / MOST_AGAIN));
  for (let day = last - 1; day >= Math.max(first, last - LOOKS_BACK); day -= each) {
    const known = houses.filter((house) => house.days[0] <= day && house.days[1] > day);
    const habits = yield* habitsIn(houses, day);
    const spreads = new Map<KeptHouse, readonly Spread[]>();
    for (const house of known) {
      spreads.set(house, house.nextAfter(habits.get(house)!, day, days));
      noteCame(trials, 'shelter', house.state.shelterId, { houses: [house], day, spreads: spreads.get(house)! });
      yield;
    }
    for (const [country, its] of countriesOf(known)) {
      const sums = yield* sumsOf(its.map((house) => spreads.get(house)!));
      noteCame(trials, 'country', country, { houses: its, day, spreads: sums });
      yield;
    }
  }
}

interface Made {
  readonly houses: readonly KeptHouse[];
  readonly day: number;
  readonly spreads: readonly Spread[];
}

function noteCame(trials: Trials, kind: Kind, key: string, { houses, day, spreads }: Made): void {
  const today = freeIn(houses, day);
  for (const [n, spread] of spreads.entries()) {
    const came = freeIn(houses, day + n + 1);
    if (today === null || came === null) continue;
    const score = new Score();
    score.add(spread, today, came);
    trials.note({ kind, key, method: 'stays' }, n + 1, score);
  }
}

/** In all of these houses; null: of one of them it is not known. */
function freeIn(houses: readonly KeptHouse[], day: number): number | null {
  const free = houses.map((house) => house.freeOn(day));
  return free.includes(null) ? null : free.reduce<number>((sum, n) => sum + n!, 0);
}

/** By so much the variance of several houses is greater than if they had nothing to do with each other (ADR 69). */
const TOGETHER = 0.5;

/** What several houses may have on each of the days, added up. Yields after each sum: two hundred houses are long. */
export function* sumsOf([first, ...others]: readonly (readonly Spread[])[]): Generator<void, Spread[]> {
  const sums: Spread[] = [];
  for (const [n, its] of first!.entries()) {
    let sum = its;
    for (const other of others) {
      sum = plus(sum, other[n]!);
      yield;
    }
    sums.push(wider(sum, TOGETHER));
  }
  return sums;
}
