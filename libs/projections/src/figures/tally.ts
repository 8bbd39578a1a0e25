import type { TrendsHouse } from '../trends/copy.ts';
import { DESTINATIONS, MARK_WIDTH, MARKS, type Mark, NOT_KNOWN } from './marks.ts';

/** What was counted in one span of days; added to in place. */
export interface Tally {
  /** By the place of the mark in `MARKS`. */
  readonly counts: number[];
  people: number;
  /** Lengths of the stays that ended (ms). */
  readonly stays: number[];
  /** Times until somebody admitted or released a hold (ms). */
  readonly decisions: number[];
  freshMs: number;
  openMs: number;
}

export const emptyTally = (): Tally => ({
  counts: MARKS.map(() => 0),
  people: 0,
  stays: [],
  decisions: [],
  freshMs: 0,
  openMs: 0,
});

export const countOf = ({ counts }: Tally, mark: Mark): number => counts[MARKS.indexOf(mark)]!;

const ADMISSION = MARKS.indexOf('admission');
const FIRST_DESTINATION = MARKS.indexOf(DESTINATIONS[0]);
const DECIDED: readonly number[] = [MARKS.indexOf('holdAdmitted'), MARKS.indexOf('holdReleased')];

/** Adds a house to spans. `bounds`: when each begins and, last, when the last one ends (ms); nothing after `now` counts. */
export function tallyHouse(
  { marks, fresh, open }: TrendsHouse['figures'],
  bounds: readonly number[],
  now: number,
  spans: readonly Tally[],
): void {
  let span = 0;
  for (let i = 0; i < marks.length; i += MARK_WIDTH) {
    const at = marks[i]!;
    // Marks come nearly in the order of time, so the next span is this one or one beside it.
    while (span > 0 && at < bounds[span]!) span--;
    while (span < spans.length && at >= bounds[span + 1]!) span++;
    if (span === spans.length) span--;
    if (at >= bounds[span]! && at < bounds[span + 1]!) count(spans[span]!, marks[i + 1]!, marks[i + 2]!);
  }
  for (const [from, until] of timesOf(open)) {
    lay(from, Math.min(until, now), bounds, (ms, i) => {
      spans[i]!.openMs += ms;
    });
  }
  for (const [from, until] of bothOf(fresh, open)) {
    lay(from, Math.min(until, now), bounds, (ms, i) => {
      spans[i]!.freshMs += ms;
    });
  }
}

function count(tally: Tally, what: number, value: number): void {
  tally.counts[what]! += 1;
  if (what === ADMISSION) tally.people += value;
  else if (what >= FIRST_DESTINATION) {
    if (value !== NOT_KNOWN) tally.stays.push(value);
  } else if (DECIDED.includes(what)) tally.decisions.push(value);
}

function* timesOf(times: ArrayLike<number>): Generator<readonly [number, number]> {
  for (let i = 0; i < times.length; i += 2) yield [times[i]!, times[i + 1] ?? Number.POSITIVE_INFINITY];
}

/** Times that are in both lists. */
function* bothOf(some: ArrayLike<number>, others: ArrayLike<number>): Generator<readonly [number, number]> {
  for (const [from, until] of timesOf(some)) {
    for (const [since, end] of timesOf(others)) {
      if (since < until && from < end) yield [Math.max(from, since), Math.min(until, end)];
    }
  }
}

/** Cuts a time at the bounds of the spans. */
function lay(from: number, until: number, bounds: readonly number[], add: (ms: number, span: number) => void): void {
  const [start, end] = [Math.max(from, bounds[0]!), Math.min(until, bounds.at(-1)!)];
  if (start >= end) return;
  for (let span = spanAt(bounds, start); span < bounds.length - 1 && bounds[span]! < end; span++) {
    add(Math.min(end, bounds[span + 1]!) - Math.max(start, bounds[span]!), span);
  }
}

/** The span in which an instant within the bounds lies. */
function spanAt(bounds: readonly number[], at: number): number {
  let [low, high] = [0, bounds.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Several spans as one. */
export function together(tallies: readonly Tally[]): Tally {
  const [only, ...others] = tallies;
  if (only && others.length === 0) return only;
  const whole = emptyTally();
  for (const { counts, people, stays, decisions, freshMs, openMs } of tallies) {
    for (const [what, n] of counts.entries()) whole.counts[what]! += n;
    whole.people += people;
    for (const ms of stays) whole.stays.push(ms);
    for (const ms of decisions) whole.decisions.push(ms);
    whole.freshMs += freshMs;
    whole.openMs += openMs;
  }
  return whole;
}
