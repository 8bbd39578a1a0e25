import { boundsOf, byColumn, narrowed, type SumRange } from './bounds.ts';
import type { ObservedCount } from './observed-counts.ts';
import type { Observation, ShelterDay } from './small-numbers.ts';
import { Span } from './span.ts';

/** The privacy limits: smaller counts are not shown separately, and fewer houses are no group. */
const [FEWEST, FEWEST_SHELTERS] = [5, 3];
/** An upper bound of every count. */
const MANY = 10_000;

export interface Truth {
  /** By organisation and month. */
  readonly counts: readonly ObservedCount[];
  readonly days: readonly ShelterDay[];
}

interface Attacker {
  readonly counts: readonly ObservedCount[];
  readonly occupancy: readonly Observation[];
  /** The organisation whose numbers the attacker knows exactly; null: none. */
  readonly own: string | null;
}

export interface CountFindings {
  /** Sums of too few houses that follow by linear combination. */
  readonly exact: string[];
  /** Counts with too few possible values left. */
  readonly narrow: string[];
  /** Conclusions that the truth contradicts: a fault of the attack. */
  readonly contradictions: string[];
  readonly tried: number;
}

/** Totals that are no columns of their own: they are the sums of their parts. */
const PARTS: Readonly<Record<string, RegExp>> = { discharges: /^destinations\./, 'holds.placed': /^holds\.(?!placed)/ };
/** The first is never greater than the second. */
const AT_MOST = [
  ['admissions', 'people'],
  ['holds.admitted', 'admissions'],
  ['foundNothing', 'searches'],
] as const;

/** The columns: one for each count, organisation and month. */
class Columns {
  readonly names: readonly string[];
  readonly #cells: readonly ObservedCount[];

  constructor(cells: readonly ObservedCount[]) {
    this.#cells = cells;
    this.names = [...new Set(cells.flatMap(({ counts }) => [...counts.keys()]))].filter((name) => !(name in PARTS));
  }

  get size(): number {
    return this.#cells.length * this.names.length;
  }

  /** The columns of a count of the cells that a sum covers. */
  of(name: string, set: Pick<ObservedCount, 'country' | 'organisation' | 'months'>): number[] {
    const parts = PARTS[name];
    const wanted = this.names.flatMap((n, i) => ((parts ? parts.test(n) : n === name) ? [i] : []));
    return this.#cells.flatMap((cell, c) => (isIn(cell, set) ? wanted.map((n) => c * this.names.length + n) : []));
  }
}

const isIn = (
  cell: ObservedCount,
  { country, organisation, months }: Pick<ObservedCount, 'country' | 'organisation' | 'months'>,
): boolean =>
  (country === null || cell.country === country) &&
  (organisation === null || cell.organisation === organisation) &&
  months.includes(cell.months[0]!);

/** Everything observed: sums as ranges, relations between counts, and how far occupied places rose. */
export function inferCounts(truth: Truth, { counts, occupancy, own }: Attacker): CountFindings {
  const columns = new Columns(truth.counts);
  const bounds = { low: new Float64Array(columns.size), high: new Float64Array(columns.size).fill(MANY) };
  const ours = new Set<number>();
  for (const cell of truth.counts.filter(({ organisation }) => organisation === own)) {
    for (const name of columns.names) {
      for (const c of columns.of(name, cell)) {
        ours.add(c);
        bounds.low[c] = bounds.high[c] = cell.counts.get(name)!.low;
      }
    }
  }
  const ranges = [
    ...counts.flatMap((seen) => rangesFrom(columns, seen)),
    ...cameAtLeast(truth, columns, occupancy, own),
  ];
  narrowed(bounds, ranges, true);
  const sums = byColumn(ranges);
  const findings: CountFindings = { exact: spanned(truth, counts, own), narrow: [], contradictions: [], tried: 0 };
  let tried = 0;
  for (const { set, shelters } of targetsOf(truth, own)) {
    for (const name of [...columns.names, ...Object.keys(PARTS)]) {
      const its = columns.of(name, set).filter((c) => !ours.has(c));
      const value = truthOf(truth, set, name, own);
      const [low, high] = boundsOf(its, bounds, sums);
      tried++;
      const what = `${name} of ${set.organisation ?? `others in ${set.country}`} in ${set.months}: ${value} of ${low} to ${high}`;
      if (value < low - 1e-6 || value > high + 1e-6) findings.contradictions.push(what);
      const left = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1;
      if ((value < FEWEST && left < FEWEST) || (shelters < FEWEST_SHELTERS && left < 2)) findings.narrow.push(what);
    }
  }
  return { ...findings, tried };
}

function rangesFrom(columns: Columns, seen: ObservedCount): SumRange[] {
  const band = (name: string) => seen.counts.get(name);
  const ranges = (name: string, low: number, high: number | null | undefined): SumRange => ({
    columns: columns.of(name, seen),
    low,
    high: high ?? MANY * columns.size,
  });
  const itself = [...seen.counts].map(([name, { low, high }]) => ranges(name, low, high));
  const others = AT_MOST.flatMap(([less, more]) => [
    ranges(less, 0, band(more)?.high),
    ranges(more, band(less)?.low ?? 0, null),
  ]);
  // Each unmet request has a reason, and may have several.
  const reasons = [...seen.counts.keys()].filter((name) => name.startsWith('reasons.'));
  const unmet = reasons.map((name) => ranges(name, 0, band('unmet')?.high));
  const subset = {
    columns: reasons.flatMap((name) => columns.of(name, seen)),
    low: band('unmet')?.low ?? 0,
    high: MANY * columns.size,
  };
  return [...itself, ...others, ...unmet, subset].filter((sum) => sum.columns.length > 0);
}

/** Where occupied places rose, at least so many people arrived. */
function cameAtLeast(
  { days, counts }: Truth,
  columns: Columns,
  occupancy: readonly Observation[],
  own: string | null,
): SumRange[] {
  const ranges: SumRange[] = [];
  const byLine = Map.groupBy(
    occupancy.filter(({ from, to, low }) => from === to && low !== null),
    ({ country, organisation }) => JSON.stringify([country, organisation]),
  );
  for (const line of byLine.values()) {
    const [{ country, organisation }] = line as [Observation];
    for (const month of new Set(counts.map(({ months }) => months[0]!))) {
      const its = line.filter(({ from }) => monthOf(from) === month).map((seen) => peopleIn(days, seen, own));
      const set = { country, organisation, months: [month] };
      const high = MANY * columns.size;
      ranges.push({ columns: columns.of('people', set), low: riseOf(its) + ownPeople(counts, set, own), high });
    }
  }
  return ranges;
}

const monthOf = (day: number): string => `${new Date(day * 86_400_000).toISOString().slice(0, 7)}-01`;

/** How many people other organisations' houses had on a day. */
function peopleIn(
  days: readonly ShelterDay[],
  { country, organisation, from, low, high }: Observation,
  own: string | null,
): [number, number] {
  const its = days.filter(
    (d) =>
      d.day === from &&
      (country === null || d.country === country) &&
      (organisation === null || d.organisation === organisation),
  );
  const places = its.reduce((n, d) => n + d.places, 0);
  const ours = its.reduce((n, d) => n + (d.organisation === own ? d.people : 0), 0);
  return [(low! / 100) * places - ours, (high! / 100) * places - ours];
}

/**
 * A lower bound of the total rise of the numbers over the days: on each day more than `low` were present at one time, and
 * at most `high` at another.
 */
function riseOf(days: readonly (readonly [low: number, high: number])[]): number {
  const most: number[] = [];
  for (const [j, [low]] of days.entries()) {
    let best = most[j - 1] ?? 0;
    for (let i = 0; i < j; i++)
      best = Math.max(best, (most[i - 1] ?? 0) + Math.ceil(low - 0.02) - Math.floor(days[i]![1] + 0.02));
    most.push(best);
  }
  return most.at(-1) ?? 0;
}

const ownPeople = (
  counts: readonly ObservedCount[],
  set: Pick<ObservedCount, 'country' | 'organisation' | 'months'>,
  own: string | null,
): number =>
  counts.reduce(
    (n, cell) => n + (cell.organisation === own && isIn(cell, set) ? cell.counts.get('people')!.low : 0),
    0,
  );

interface Target {
  readonly set: Pick<ObservedCount, 'country' | 'organisation' | 'months'>;
  readonly shelters: number;
}

/** Every organisation but one's own, and all of them in a country together, month by month. */
function targetsOf({ counts, days }: Truth, own: string | null): Target[] {
  const sheltersOf = (is: (day: ShelterDay) => boolean) => new Set(days.filter(is).map(({ shelter }) => shelter)).size;
  const others = counts.filter(({ organisation }) => organisation !== own);
  const cells = others.map((set) => ({ set, shelters: sheltersOf((d) => d.organisation === set.organisation) }));
  const wholes = [...Map.groupBy(others, ({ country, months }) => JSON.stringify([country, months])).values()].map(
    (all) => ({
      set: { country: all[0]!.country, organisation: null, months: all[0]!.months },
      shelters: sheltersOf((d) => d.country === all[0]!.country && d.organisation !== own),
    }),
  );
  return [...cells, ...wholes];
}

const truthOf = ({ counts }: Truth, set: Target['set'], name: string, own: string | null): number =>
  counts.reduce((n, cell) => n + (cell.organisation !== own && isIn(cell, set) ? cell.counts.get(name)!.low : 0), 0);

/** One or two other organisations' houses whose counts follow when each shown number is taken as exact. */
function spanned({ days }: Truth, counts: readonly ObservedCount[], own: string | null): string[] {
  const shelters = [...new Map(days.map((d) => [d.shelter, d])).values()];
  const months = [...new Set(days.map(({ day }) => monthOf(day)))];
  const of = (is: (shelter: ShelterDay) => boolean, when: readonly string[]) =>
    shelters.flatMap((shelter, h) =>
      is(shelter) ? months.flatMap((month, m) => (when.includes(month) ? [h * months.length + m] : [])) : [],
    );
  const span = new Span(shelters.length * months.length);
  for (const { country, organisation, months: when } of counts)
    span.add(
      of(
        (h) =>
          (country === null || h.country === country) && (organisation === null || h.organisation === organisation),
        when,
      ),
    );
  for (const [h, shelter] of shelters.entries())
    if (shelter.organisation === own) for (const [m] of months.entries()) span.add([h * months.length + m]);
  const others = shelters.filter(({ organisation }) => organisation !== own);
  const tooFew = others.flatMap((a, i) => others.slice(i).map((b) => [...new Set([a, b])]));
  return months.flatMap((month) =>
    tooFew.flatMap((subset) =>
      span.contains(of((h) => subset.includes(h), [month]))
        ? [`${subset.map(({ shelter }) => shelter).join('+')} in ${month}`]
        : [],
    ),
  );
}
