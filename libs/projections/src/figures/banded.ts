import type { FigureLine, FigureSpan } from '@safe-haven/contracts';
import { bucketAround } from '../trends/buckets.ts';
import { houseDays, talliesOf } from '../trends/house-days.ts';
import { type Disclosure, disclosureOf, hiddenOn, type Member } from '../trends/privacy.ts';
import { DAY_MS } from '../trends/zone.ts';
import type { AskedHouse, InSight, Query } from './asked.ts';
import { daysOf, lineOf, wholeOf } from './exact.ts';
import type { Group } from './groups.ts';
import { bandedHouses, bandedNeeds } from './shown.ts';
import type { Days, Span } from './spans.ts';

const LATE_MS = 7 * 24 * 3_600_000;

/** What may be told of the network in one month. */
interface Month {
  readonly members: ReadonlyMap<AskedHouse, Member>;
  readonly disclosure: Disclosure;
}
/** By the first day of the month. */
export type Months = ReadonlyMap<number, Month>;

/** Yields after each month. */
export function* monthsOf({ houses }: InSight, buckets: readonly Days[], now: number): Generator<void, Months> {
  const months = new Map<number, Month>();
  for (const { from, to } of buckets) {
    const members = new Map<AskedHouse, Member>();
    for (const house of houses) {
      members.set(house, { state: house.state, days: talliesOf(houseDays(house.house, from, to, now)) });
    }
    months.set(from, { members, disclosure: disclosureOf([...members.values()]) });
    yield;
  }
  return months;
}

/**
 * Other people's: bands of whole calendar months, a week after their end, and only where each of their days may be
 * told of. So no day can be worked out from two ranges that differ by it.
 */
export function* bandedLine(
  group: Group,
  query: Query,
  spans: readonly Span[],
  months: Months,
  now: number,
): Generator<void, FigureLine> {
  const whys: (Why | null)[] = [];
  for (const span of spans) {
    whys.push(whyHidden(group, span, months.get(span.from)!, now));
    yield;
  }
  const isTold = (span: Span, i: number) => whys[i] === null && hasSomething(span);
  const [first, last] = [spans.findIndex(isTold), spans.findLastIndex(isTold)];
  const inner = first < 0 ? spans : spans.slice(first, last + 1);
  const inside = first < 0 ? whys : whys.slice(first, last + 1);
  const why = first < 0 ? weightiest(whys) : weightiest(inside);
  const whole = wholeOf({ from: inner[0]!.from, to: inner.at(-1)!.to }, inner);
  return {
    ...lineOf(group),
    whole: told(query, whole, why),
    buckets: query.bucket === undefined ? [] : spans.map((span, i) => told(query, span, whys[i]!)),
  };
}

/** A rule about few says more than that it is too early, or no whole month. */
const weightiest = (whys: readonly (Why | null)[]): Why | null => {
  const given = whys.filter((why) => why !== null);
  return given.find((why) => why !== 'too_recent' && why !== 'part_of_month') ?? given.at(-1) ?? null;
};

/** Of months in which no house tells of anything and nobody asked, none is named. */
const hasSomething = ({ known, needs }: Span): boolean => known > 0 || needs.opened > 0 || needs.unmet > 0;

type Why = Extract<FigureSpan, { show: 'hidden' }>['why'];

function told({ by }: Query, span: Span, why: Why | null): FigureSpan {
  if (why !== null) return { show: 'hidden', ...daysOf(span), why };
  return {
    show: 'bands',
    ...daysOf(span),
    houses: span.known === 0 ? null : bandedHouses(span.houses),
    needs: by === 'country' ? bandedNeeds(span.needs) : null,
  };
}

function whyHidden({ houses }: Group, { from, to }: Span, { members, disclosure }: Month, now: number): Why | null {
  const whole = bucketAround(from, 'month');
  if (whole.from !== from || whole.to !== to) return 'part_of_month';
  const ends = houses.map(({ zone }) => zone.startOf(to + 1));
  if (Math.max(...ends, (to + 1) * DAY_MS) + LATE_MS > now) return 'too_recent';
  for (let day = from; day <= to; day++) {
    const there = houses.flatMap((house) => (house.since <= day ? members.get(house)! : []));
    const why = there.length === 0 ? null : hiddenOn(day, there, disclosure);
    if (why !== null) return why;
  }
  return null;
}
