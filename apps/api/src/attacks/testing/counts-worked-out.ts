import { boundsOf, byColumn, narrowed, type Told } from './bounds.ts';
import type { CountSeen } from './counts-seen.ts';
import type { HouseDay, Seen } from './small-numbers.ts';
import { Span } from './span.ts';

/** Fewer are never told apart, and fewer houses are no group. */
const [FEWEST, FEWEST_SHELTERS] = [5, 3];
/** More than anybody counts here. */
const MANY = 10_000;

export interface Truth {
  /** By organisation and month. */
  readonly counts: readonly CountSeen[];
  readonly days: readonly HouseDay[];
}

interface Attacker {
  readonly counts: readonly CountSeen[];
  readonly occupancy: readonly Seen[];
  /** The organisation whose numbers are known exactly besides; null: none. */
  readonly own: string | null;
}

export interface CountFindings {
  /** Sums of too few houses that follow by linear combination. */
  readonly exact: string[];
  /** Counts that are left too few numbers that they may be. */
  readonly narrow: string[];
  /** What the truth contradicts: the attack reasons wrongly. */
  readonly wrong: string[];
  readonly tried: number;
}

/** Totals that are no columns of their own: they are what their parts add up to. */
const PARTS: Readonly<Record<string, RegExp>> = { discharges: /^destinations\./, 'holds.placed': /^holds\.(?!placed)/ };
/** The first is never more than the second. */
const AT_MOST = [
  ['admissions', 'people'],
  ['holds.admitted', 'admissions'],
  ['foundNothing', 'searches'],
] as const;

/** The columns: one a count, organisation and month. */
class Columns {
  readonly names: readonly string[];
  readonly #cells: readonly CountSeen[];

  constructor(cells: readonly CountSeen[]) {
    this.#cells = cells;
    this.names = [...new Set(cells.flatMap(({ counts }) => [...counts.keys()]))].filter((name) => !(name in PARTS));
  }

  get size(): number {
    return this.#cells.length * this.names.length;
  }

  /** The columns of a count of those cells that a sum is about. */
  of(name: string, set: Pick<CountSeen, 'country' | 'organisation' | 'months'>): number[] {
    const parts = PARTS[name];
    const wanted = this.names.flatMap((n, i) => ((parts ? parts.test(n) : n === name) ? [i] : []));
    return this.#cells.flatMap((cell, c) => (isIn(cell, set) ? wanted.map((n) => c * this.names.length + n) : []));
  }
}

const isIn = (
  cell: CountSeen,
  { country, organisation, months }: Pick<CountSeen, 'country' | 'organisation' | 'months'>,
): boolean =>
  (country === null || cell.country === country) &&
  (organisation === null || cell.organisation === organisation) &&
  months.includes(cell.months[0]!);

/** All that was told, joined: sums as ranges, what a count says of another, and how far occupied places rose. */
export function countsWorkedOut(truth: Truth, { counts, occupancy, own }: Attacker): CountFindings {
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
  const told = [...counts.flatMap((seen) => toldBy(columns, seen)), ...cameAtLeast(truth, columns, occupancy, own)];
  narrowed(bounds, told, true);
  const sums = byColumn(told);
  const findings: CountFindings = { exact: spanned(truth, counts, own), narrow: [], wrong: [], tried: 0 };
  let tried = 0;
  for (const { set, houses } of targetsOf(truth, own)) {
    for (const name of [...columns.names, ...Object.keys(PARTS)]) {
      const its = columns.of(name, set).filter((c) => !ours.has(c));
      const value = truthOf(truth, set, name, own);
      const [low, high] = boundsOf(its, bounds, sums);
      tried++;
      const what = `${name} of ${set.organisation ?? `others in ${set.country}`} in ${set.months}: ${value} of ${low} to ${high}`;
      if (value < low - 1e-6 || value > high + 1e-6) findings.wrong.push(what);
      const left = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1;
      if ((value < FEWEST && left < FEWEST) || (houses < FEWEST_SHELTERS && left < 2)) findings.narrow.push(what);
    }
  }
  return { ...findings, tried };
}

function toldBy(columns: Columns, seen: CountSeen): Told[] {
  const band = (name: string) => seen.counts.get(name);
  const told = (name: string, low: number, high: number | null | undefined): Told => ({
    columns: columns.of(name, seen),
    low,
    high: high ?? MANY * columns.size,
  });
  const itself = [...seen.counts].map(([name, { low, high }]) => told(name, low, high));
  const others = AT_MOST.flatMap(([less, more]) => [
    told(less, 0, band(more)?.high),
    told(more, band(less)?.low ?? 0, null),
  ]);
  // Each request without a place has a reason, and may have several.
  const reasons = [...seen.counts.keys()].filter((name) => name.startsWith('reasons.'));
  const unmet = reasons.map((name) => told(name, 0, band('unmet')?.high));
  const some = {
    columns: reasons.flatMap((name) => columns.of(name, seen)),
    low: band('unmet')?.low ?? 0,
    high: MANY * columns.size,
  };
  return [...itself, ...others, ...unmet, some].filter((sum) => sum.columns.length > 0);
}

/** Where occupied places rose, so many people came at least. */
function cameAtLeast(
  { days, counts }: Truth,
  columns: Columns,
  occupancy: readonly Seen[],
  own: string | null,
): Told[] {
  const told: Told[] = [];
  const byLine = Map.groupBy(
    occupancy.filter(({ from, to, low }) => from === to && low !== null),
    ({ country, organisation }) => JSON.stringify([country, organisation]),
  );
  for (const line of byLine.values()) {
    const [{ country, organisation }] = line as [Seen];
    for (const month of new Set(counts.map(({ months }) => months[0]!))) {
      const its = line.filter(({ from }) => monthOf(from) === month).map((seen) => peopleIn(days, seen, own));
      const set = { country, organisation, months: [month] };
      const high = MANY * columns.size;
      told.push({ columns: columns.of('people', set), low: riseOf(its) + ownPeople(counts, set, own), high });
    }
  }
  return told;
}

const monthOf = (day: number): string => `${new Date(day * 86_400_000).toISOString().slice(0, 7)}-01`;

/** How many people the houses of others had on a day. */
function peopleIn(
  days: readonly HouseDay[],
  { country, organisation, from, low, high }: Seen,
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

/** The most that the numbers must have risen in all, day by day. More than `low` were there at one time of a day, at most `high` at another. */
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
  counts: readonly CountSeen[],
  set: Pick<CountSeen, 'country' | 'organisation' | 'months'>,
  own: string | null,
): number =>
  counts.reduce(
    (n, cell) => n + (cell.organisation === own && isIn(cell, set) ? cell.counts.get('people')!.low : 0),
    0,
  );

interface Target {
  readonly set: Pick<CountSeen, 'country' | 'organisation' | 'months'>;
  readonly houses: number;
}

/** Every organisation but one's own, and all of them in a country together, month by month. */
function targetsOf({ counts, days }: Truth, own: string | null): Target[] {
  const housesOf = (is: (day: HouseDay) => boolean) => new Set(days.filter(is).map(({ shelter }) => shelter)).size;
  const others = counts.filter(({ organisation }) => organisation !== own);
  const cells = others.map((set) => ({ set, houses: housesOf((d) => d.organisation === set.organisation) }));
  const wholes = [...Map.groupBy(others, ({ country, months }) => JSON.stringify([country, months])).values()].map(
    (all) => ({
      set: { country: all[0]!.country, organisation: null, months: all[0]!.months },
      houses: housesOf((d) => d.country === all[0]!.country && d.organisation !== own),
    }),
  );
  return [...cells, ...wholes];
}

const truthOf = ({ counts }: Truth, set: Target['set'], name: string, own: string | null): number =>
  counts.reduce((n, cell) => n + (cell.organisation !== own && isIn(cell, set) ? cell.counts.get(name)!.low : 0), 0);

/** Houses of others, one or two of them, whose counts follow when each number told is taken as if it were exact. */
function spanned({ days }: Truth, counts: readonly CountSeen[], own: string | null): string[] {
  const houses = [...new Map(days.map((d) => [d.shelter, d])).values()];
  const months = [...new Set(days.map(({ day }) => monthOf(day)))];
  const of = (is: (house: HouseDay) => boolean, when: readonly string[]) =>
    houses.flatMap((house, h) =>
      is(house) ? months.flatMap((month, m) => (when.includes(month) ? [h * months.length + m] : [])) : [],
    );
  const span = new Span(houses.length * months.length);
  for (const { country, organisation, months: when } of counts)
    span.add(
      of(
        (h) =>
          (country === null || h.country === country) && (organisation === null || h.organisation === organisation),
        when,
      ),
    );
  for (const [h, house] of houses.entries())
    if (house.organisation === own) for (const [m] of months.entries()) span.add([h * months.length + m]);
  const others = houses.filter(({ organisation }) => organisation !== own);
  const few = others.flatMap((a, i) => others.slice(i).map((b) => [...new Set([a, b])]));
  return months.flatMap((month) =>
    few.flatMap((some) =>
      span.holds(of((h) => some.includes(h), [month]))
        ? [`${some.map(({ shelter }) => shelter).join('+')} in ${month}`]
        : [],
    ),
  );
}
