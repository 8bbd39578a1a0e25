import type { FigureLine, FigureSpan } from '@safe-haven/contracts';
import { bucketAround } from '../trends/buckets.ts';
import { networkDays } from '../trends/by-day.ts';
import { rowFrom } from '../trends/day-table.ts';
import { houseDays } from '../trends/house-days.ts';
import type { HouseInRange } from '../trends/lines.ts';
import { type Disclosure, disclosureOf, hiddenOn } from '../trends/privacy.ts';
import { DAY_MS } from '../trends/zone.ts';
import type { AskedHouse, InSight, Query } from './asked.ts';
import { daysOf, lineOf, wholeOf } from './exact.ts';
import type { Group } from './groups.ts';
import { bandedHouses, bandedNeeds, isEnough } from './shown.ts';
import type { Days, Span } from './spans.ts';
import type { Tally } from './tally.ts';

const LATE_MS = 7 * 24 * 3_600_000;

/** What may be told of the network in one month. */
interface Month {
  readonly members: ReadonlyMap<AskedHouse, HouseInRange>;
  readonly disclosure: Disclosure;
}
/** By the first day of the month. */
export type Months = ReadonlyMap<number, Month>;

/** Yields after each house: the first to ask adds up all of its days. */
export function* monthsOf({ houses }: InSight, buckets: readonly Days[], now: number): Generator<void, Months> {
  const months = new Map<number, Month>();
  for (const { from, to } of buckets) {
    const members = new Map<AskedHouse, HouseInRange>();
    for (const house of houses) {
      members.set(house, { state: house.state, days: houseDays(house.house, from, to, now) });
      yield;
    }
    months.set(from, { members, disclosure: disclosureOf(networkDays([...members.values()], { from, to })) });
    yield;
  }
  return months;
}

/** What was counted of a group in each month, and of the houses of each organisation in each country of it. */
export interface Counted {
  readonly spans: readonly Span[];
  readonly cells: readonly { readonly cell: Group; readonly spans: readonly Span[] }[];
}

/** Counts the cells of a group; what was needed is not told of them. */
export function* countedOf(
  group: Group,
  spans: readonly Span[],
  count: (cell: Group) => Generator<void, readonly Span[]>,
): Generator<void, Counted> {
  const cells = [...Map.groupBy(group.houses, ({ state }) => JSON.stringify([state.country, state.organisation]))];
  if (cells.length < 2) return { spans, cells: [] };
  const counted: Counted['cells'][number][] = [];
  for (const [, houses] of cells) {
    const cell = { ...group, houses, requests: [], searches: [] };
    counted.push({ cell, spans: yield* count(cell) });
  }
  return { spans, cells: counted };
}

/** A month with what it is told as the sum of. */
interface Told extends Span {
  readonly why: Why | null;
  readonly parts: readonly Tally[];
}

/**
 * Other people's: bands of whole calendar months, a week after their end, and only where each of their days may be
 * told of. So no day can be worked out from two ranges that differ by it. Several months, and a country of which each
 * organisation is told, are the sum of those bands: a band of its own would tell more of them.
 */
export function* bandedLine(
  group: Group,
  query: Query,
  { spans, cells }: Counted,
  months: Months,
  now: number,
): Generator<void, FigureLine> {
  const all: Told[] = [];
  for (const [i, span] of spans.entries()) {
    const month = months.get(span.from)!;
    const why = whyHidden(group, span, month, now);
    const known = cells.filter((cell) => cell.spans[i]!.known > 0);
    const apart = known.length > 0 && known.every(({ cell }) => whyHidden(cell, span, month, now) === null);
    const parts = apart ? known.map((cell) => cell.spans[i]!.houses) : [span.houses];
    all.push({ ...span, why, parts: span.known === 0 ? [] : parts });
    yield;
  }
  const isTold = (span: Told) => span.why === null && hasSomething(span);
  const [first, last] = [all.findIndex(isTold), all.findLastIndex(isTold)];
  const inner = first < 0 ? all : all.slice(first, last + 1);
  const sum = wholeOf({ from: inner[0]!.from, to: inner.at(-1)!.to }, inner);
  const why = weightiest(inner.map((span) => span.why));
  return {
    ...lineOf(group),
    whole: told(query, sum, why, inner),
    buckets: query.bucket === undefined ? [] : all.map((span) => told(query, span, span.why, [span])),
  };
}

/** A rule about few says more than that it is too early, or no whole month. */
const weightiest = (whys: readonly (Why | null)[]): Why | null => {
  const given = whys.filter((why) => why !== null);
  return given.find((why) => why !== 'too_recent' && why !== 'part_of_month') ?? given.at(-1) ?? null;
};

/** Months of which nothing is told are not named. */
const hasSomething = ({ known, needs }: Span): boolean => known > 0 || isEnough(needs);

type Why = Extract<FigureSpan, { show: 'hidden' }>['why'];

function told(query: Query, span: Span, why: Why | null, months: readonly Told[]): FigureSpan {
  if (why !== null) return { show: 'hidden', ...daysOf(span), why };
  const parts = months.flatMap((month) => month.parts);
  return {
    show: 'bands',
    ...daysOf(span),
    houses: parts.length === 0 ? null : bandedHouses(parts),
    needs: tellsNeeds(query) ? bandedNeeds(months.map(({ needs }) => needs)) : null,
  };
}

/** Of what was needed only whole countries are told, however an organisation is asked for. */
const tellsNeeds = ({ by, organisation }: Query): boolean => by === 'country' && organisation === undefined;

function whyHidden({ houses }: Group, { from, to }: Span, { members, disclosure }: Month, now: number): Why | null {
  const whole = bucketAround(from, 'month');
  if (whole.from !== from || whole.to !== to) return 'part_of_month';
  const ends = houses.map(({ zone }) => zone.startOf(to + 1));
  if (Math.max(...ends, (to + 1) * DAY_MS) + LATE_MS > now) return 'too_recent';
  const there = networkDays(
    houses.map((house) => sinceItBegan(house, members.get(house)!)),
    { from, to },
  );
  for (let day = from; day <= to; day++) {
    const why = hiddenOn(day, there, disclosure);
    if (why !== null) return why;
  }
  return null;
}

/** What was reported of nights before a house began here says nothing of who came and went. */
function sinceItBegan({ since }: AskedHouse, { state, days }: HouseInRange): HouseInRange {
  return { state, days: { ...days, from: Math.max(days.from, rowFrom(days.table, since)) } };
}
