import { countUpTo } from '../count-up-to.ts';
import type { ShelterWithPast } from '../shelter-with-past.ts';
import { DESTINATIONS, MARK_WIDTH, MARKS, type Mark, NOT_KNOWN } from './marks.ts';

/** Counts of one span of days; added to in place. */
export interface Tally {
  /** By index in `MARKS`. */
  readonly counts: number[];
  people: number;
  /** Lengths of the stays that ended (ms). */
  readonly stays: number[];
  /** Times from a hold to its admission or release (ms). */
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
const DISCHARGES: ReadonlySet<number> = new Set(DESTINATIONS.map((to) => MARKS.indexOf(to)));
const DECIDED: readonly number[] = [MARKS.indexOf('holdAdmitted'), MARKS.indexOf('holdReleased')];

/**
 * Adds the marks and intervals of a shelter to spans. `bounds`: the start of each span and, last, the end of the last
 * one (ms); nothing after `now` counts.
 */
export function tallyShelter(
  { marks, fresh, open }: ShelterWithPast['figures'],
  bounds: readonly number[],
  now: number,
  spans: readonly Tally[],
): void {
  let span = 0;
  for (let i = 0; i < marks.length; i += MARK_WIDTH) {
    const at = marks[i]!;
    // Marks are nearly in order of time, so the span of the next mark is the current one or a neighbour.
    while (span > 0 && at < bounds[span]!) span--;
    while (span < spans.length && at >= bounds[span + 1]!) span++;
    if (span === spans.length) span--;
    if (at >= bounds[span]! && at < bounds[span + 1]!) count(spans[span]!, marks[i + 1]!, marks[i + 2]!);
  }
  for (const [from, until] of intervalsOf(open)) {
    addOverlap(from, Math.min(until, now), bounds, (ms, i) => {
      spans[i]!.openMs += ms;
    });
  }
  for (const [from, until] of intersections(fresh, open)) {
    addOverlap(from, Math.min(until, now), bounds, (ms, i) => {
      spans[i]!.freshMs += ms;
    });
  }
}

function count(tally: Tally, kind: number, value: number): void {
  tally.counts[kind]! += 1;
  if (kind === ADMISSION) tally.people += value;
  else if (DISCHARGES.has(kind)) {
    if (value !== NOT_KNOWN) tally.stays.push(value);
  } else if (DECIDED.includes(kind)) tally.decisions.push(value);
}

function* intervalsOf(times: ArrayLike<number>): Generator<readonly [number, number]> {
  for (let i = 0; i < times.length; i += 2) yield [times[i]!, times[i + 1] ?? Number.POSITIVE_INFINITY];
}

/** The intersections of two lists of intervals. */
function* intersections(first: ArrayLike<number>, second: ArrayLike<number>): Generator<readonly [number, number]> {
  for (const [from, until] of intervalsOf(first)) {
    for (const [since, end] of intervalsOf(second)) {
      if (since < until && from < end) yield [Math.max(from, since), Math.min(until, end)];
    }
  }
}

/** Splits an interval at the bounds of the spans and adds the length of each part. */
function addOverlap(
  from: number,
  until: number,
  bounds: readonly number[],
  add: (ms: number, span: number) => void,
): void {
  const [start, end] = [Math.max(from, bounds[0]!), Math.min(until, bounds.at(-1)!)];
  if (start >= end) return;
  for (let span = spanAt(bounds, start); span < bounds.length - 1 && bounds[span]! < end; span++) {
    add(Math.min(end, bounds[span + 1]!) - Math.max(start, bounds[span]!), span);
  }
}

/** The index of the span that contains an instant within the bounds. */
const spanAt = (bounds: readonly number[], at: number): number => countUpTo(bounds, at) - 1;

/** Adds several spans up to one. */
export function sumOfTallies(tallies: readonly Tally[]): Tally {
  const [only, ...others] = tallies;
  if (only && others.length === 0) return only;
  const total = emptyTally();
  for (const { counts, people, stays, decisions, freshMs, openMs } of tallies) {
    for (const [kind, n] of counts.entries()) total.counts[kind]! += n;
    total.people += people;
    for (const ms of stays) total.stays.push(ms);
    for (const ms of decisions) total.decisions.push(ms);
    total.freshMs += freshMs;
    total.openMs += openMs;
  }
  return total;
}
