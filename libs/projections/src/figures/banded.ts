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

/** What may be told of the network in each month of a range. */
export interface Months {
  readonly members: ReadonlyMap<AskedHouse, Member>;
  readonly disclosure: Disclosure;
}

/** Yields after each house. */
export function* monthsOf({ houses }: InSight, { from, to }: Days, now: number): Generator<void, Months> {
  const members = new Map<AskedHouse, Member>();
  for (const house of houses) {
    members.set(house, { state: house.state, days: talliesOf(houseDays(house.house, from, to, now)) });
    yield;
  }
  return { members, disclosure: disclosureOf([...members.values()]) };
}

/**
 * Other people's: bands of whole calendar months, a week after their end, and only where each of their days may be
 * told of. So no day can be worked out from two ranges that differ by it.
 */
export function bandedLine(
  group: Group,
  query: Query,
  spans: readonly Span[],
  months: Months,
  now: number,
): FigureLine {
  const whys = spans.map((span) => whyHidden(group, span, months, now));
  const first = whys.indexOf(null);
  const last = whys.lastIndexOf(null);
  const why = first < 0 ? (whys[0] ?? 'part_of_month') : (whys.slice(first, last).find((w) => w !== null) ?? null);
  const inner = first < 0 ? spans : spans.slice(first, last + 1);
  const whole = wholeOf({ from: inner[0]!.from, to: inner.at(-1)!.to }, inner);
  return {
    ...lineOf(group),
    whole: told(group, query, whole, why),
    buckets: query.bucket === undefined ? [] : spans.map((span, i) => told(group, query, span, whys[i]!)),
  };
}

type Why = Extract<FigureSpan, { show: 'hidden' }>['why'];

function told(group: Group, { by }: Query, span: Span, why: Why | null): FigureSpan {
  if (why !== null) return { show: 'hidden', ...daysOf(span), why };
  return {
    show: 'bands',
    ...daysOf(span),
    houses: group.houses.length === 0 ? null : bandedHouses(span.houses),
    needs: by === 'country' ? bandedNeeds(span.needs) : null,
  };
}

function whyHidden({ houses }: Group, { from, to }: Span, { members, disclosure }: Months, now: number): Why | null {
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
