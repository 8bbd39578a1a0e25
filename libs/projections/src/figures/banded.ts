import type { FigureLine, FigureSpan } from '@safe-haven/contracts';
import { bucketAround } from '../trends/buckets.ts';
import { networkDays } from '../trends/by-day.ts';
import { rowFrom } from '../trends/day-table.ts';
import { houseDays } from '../trends/house-days.ts';
import type { HouseInRange } from '../trends/lines.ts';
import { type Disclosure, disclosureOf, hiddenOn, LATE_MS } from '../trends/privacy.ts';
import { DAY_MS } from '../trends/zone.ts';
import type { AskedHouse, InSight, Query } from './asked.ts';
import type { Counted } from './cells.ts';
import { daysOf, lineOf } from './exact.ts';
import type { Group } from './groups.ts';
import type { NeedTally } from './need-tally.ts';
import { bandedHouses, bandedNeeds } from './shown.ts';
import type { Days } from './spans.ts';
import type { Tally } from './tally.ts';

/** What may be told of the network in one month. */
interface Month {
  readonly members: ReadonlyMap<AskedHouse, HouseInRange>;
  readonly disclosure: Disclosure;
}
/** By the first day of the month. */
export type Months = ReadonlyMap<number, Month>;

export function monthsOf({ houses }: InSight, buckets: readonly Days[], now: number): Months {
  const months = new Map<number, Month>();
  for (const { from, to } of buckets) {
    const members = new Map<AskedHouse, HouseInRange>();
    for (const house of houses) {
      members.set(house, { state: house.state, days: houseDays(house.house, from, to, now) });
    }
    months.set(from, { members, disclosure: disclosureOf(networkDays([...members.values()], { from, to })) });
  }
  return months;
}

/** A month with what it is told as the sum of. */
interface Told extends Days {
  readonly known: number;
  readonly why: Why | null;
  readonly houses: readonly Tally[];
  readonly needs: readonly NeedTally[];
}

/**
 * Other people's: bands of whole calendar months, a week after their end, and only where each of their days may be
 * told of. So no day can be worked out from two ranges that differ by it. Whatever is told is the sum of bands, one of each
 * organisation in each country and month: a band of its own would tell more of them, and would tell whoever knows one
 * of them exactly how few the others are.
 */
export function bandedLine(
  group: Group,
  query: Query,
  { cells, known }: Counted,
  [buckets, months]: readonly [readonly Days[], Months],
  now: number,
): FigureLine {
  const all: Told[] = [];
  for (const [i, { from, to }] of buckets.entries()) {
    const there = cells.filter(({ spans }) => spans[i]!.known > 0);
    all.push({
      ...{ from, to, known: known[i]! },
      why: whyHidden(group, { from, to }, months.get(from)!, now),
      houses: there.map(({ spans }) => spans[i]!.houses),
      needs: cells.filter(({ asks }) => asks).map(({ spans }) => spans[i]!.needs),
    });
  }
  const isTold = (month: Told) => month.why === null && hasSomething(month);
  const [first, last] = [all.findIndex(isTold), all.findLastIndex(isTold)];
  const inner = first < 0 ? all : all.slice(first, last + 1);
  return {
    ...lineOf(group),
    whole: told(query, inner),
    buckets: query.bucket === undefined ? [] : all.map((month) => told(query, [month])),
  };
}

/** A rule about few says more than that it is too early, or no whole month. */
const weightiest = (whys: readonly (Why | null)[]): Why | null => {
  const given = whys.filter((why) => why !== null);
  return given.find((why) => why !== 'too_recent' && why !== 'part_of_month') ?? given.at(-1) ?? null;
};

/** Months of which nothing is told are not named. */
const hasSomething = ({ known, needs }: Told): boolean => known > 0 || bandedNeeds(needs).opened.low > 0;

type Why = Extract<FigureSpan, { show: 'hidden' }>['why'];

/** Months as one. */
function told(query: Query, months: readonly Told[]): FigureSpan {
  const [from, to] = [months[0]!.from, months.at(-1)!.to];
  const span = daysOf({ from, to, known: months.reduce((days, { known }) => days + known, 0) });
  const why = weightiest(months.map((month) => month.why));
  if (why !== null) return { show: 'hidden', ...span, why };
  const houses = months.map((month) => month.houses).filter((parts) => parts.length > 0);
  const needs = months.flatMap((month) => month.needs);
  return {
    ...{ show: 'bands', ...span },
    houses: houses.length === 0 ? null : bandedHouses(houses),
    needs: tellsNeeds(query) && needs.length > 0 ? bandedNeeds(needs) : null,
  };
}

/** Of what was needed only whole countries are told, however an organisation is asked for. */
const tellsNeeds = ({ by, organisation }: Query): boolean => by === 'country' && organisation === undefined;

function whyHidden({ houses }: Group, { from, to }: Days, { members, disclosure }: Month, now: number): Why | null {
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
