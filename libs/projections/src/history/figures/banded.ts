import type { FigureLine, FigureSpan, ShelterNights } from '@safe-haven/contracts';
import { bucketAround } from '../trends/buckets.ts';
import { networkDays } from '../trends/by-day.ts';
import { rowFrom } from '../trends/day-table.ts';
import { sumOfShelterNights } from '../trends/due.ts';
import type { ShelterInRange } from '../trends/lines.ts';
import { DISCLOSURE_DELAY_MS, type Disclosure, disclosureOf, hiddenReasonOn } from '../trends/privacy.ts';
import { shelterDays } from '../trends/shelter-days.ts';
import { DAY_MS } from '../trends/zone.ts';
import type { GroupCounts } from './cells.ts';
import { daysAndCoverage, lineHead } from './exact.ts';
import type { Group } from './groups.ts';
import type { NeedTally } from './need-tally.ts';
import type { Days } from './spans.ts';
import type { Tally } from './tally.ts';
import { bandedNeedValues, bandedShelterValues } from './values.ts';
import type { FiguresShelter, Query, VisibleData } from './visible.ts';

/** The shelters of the network in one month, and which of their numbers may be disclosed. */
interface Month {
  readonly members: ReadonlyMap<FiguresShelter, ShelterInRange>;
  readonly disclosure: Disclosure;
}
/** By the first day of the month. */
export type Months = ReadonlyMap<number, Month>;

export function monthsOf({ shelters }: VisibleData, buckets: readonly Days[], now: number): Months {
  const months = new Map<number, Month>();
  for (const { from, to } of buckets) {
    const members = new Map<FiguresShelter, ShelterInRange>();
    for (const shelter of shelters) {
      members.set(shelter, { state: shelter.state, days: shelterDays(shelter.shelter, from, to, now) });
    }
    months.set(from, { members, disclosure: disclosureOf(networkDays([...members.values()], { from, to })) });
  }
  return months;
}

/** The tallies of one month, one per cell, each of which becomes a band; `why`: the reason to hide the month. */
interface MonthSums extends Days {
  readonly known: number;
  readonly shelterNights: ShelterNights;
  readonly why: HiddenReason | null;
  readonly shelters: readonly Tally[];
  readonly needs: readonly NeedTally[];
}

/**
 * Figures of other organisations: bands of whole calendar months, published a week after the month's end and only if
 * each of its days may be disclosed. Ranges that differ by a day therefore give the same answer (PV-7). A disclosed
 * band is the sum of the bands of each organisation, country and month: a band of the total would be narrower, and
 * somebody who knows one organisation's exact numbers could subtract them.
 */
export function bandedLine(
  group: Group,
  query: Query,
  { cells, known, shelterNights }: GroupCounts,
  [buckets, months]: readonly [readonly Days[], Months],
  now: number,
): FigureLine {
  const sums: MonthSums[] = [];
  for (const [i, { from, to }] of buckets.entries()) {
    const knownCells = cells.filter(({ spans }) => spans[i]!.known > 0);
    sums.push({
      ...{ from, to, known: known[i]!, shelterNights: shelterNights[i]! },
      why: hiddenReason(group, { from, to }, months.get(from)!, now),
      shelters: knownCells.map(({ spans }) => spans[i]!.shelters),
      needs: cells.filter(({ hasNeeds }) => hasNeeds).map(({ spans }) => spans[i]!.needs),
    });
  }
  const isDisclosed = (month: MonthSums) => month.why === null && hasData(month);
  const [first, last] = [sums.findIndex(isDisclosed), sums.findLastIndex(isDisclosed)];
  const disclosed = first < 0 ? sums : sums.slice(first, last + 1);
  return {
    ...lineHead(group),
    whole: toSpan(query, disclosed),
    buckets: query.bucket === undefined ? [] : sums.map((month) => toSpan(query, [month])),
  };
}

/** Reasons about too few shelters or people go before "too recent" and "part of a month". */
const strongestReason = (reasons: readonly (HiddenReason | null)[]): HiddenReason | null => {
  const present = reasons.filter((reason) => reason !== null);
  return present.find((reason) => reason !== 'too_recent' && reason !== 'part_of_month') ?? present.at(-1) ?? null;
};

/** Whether there is anything to disclose; months without are cut off at both ends of the range. */
const hasData = ({ known, needs }: MonthSums): boolean => known > 0 || bandedNeedValues(needs).opened.low > 0;

type HiddenReason = Extract<FigureSpan, { show: 'hidden' }>['why'];

/** Adds several months up to one span. */
function toSpan(query: Query, months: readonly MonthSums[]): FigureSpan {
  const [from, to] = [months[0]!.from, months.at(-1)!.to];
  const known = months.reduce((days, month) => days + month.known, 0);
  const shelterNights = sumOfShelterNights(months.map((month) => month.shelterNights));
  const span = daysAndCoverage({ from, to, known, shelterNights });
  const reason = strongestReason(months.map((month) => month.why));
  if (reason !== null) return { show: 'hidden', ...span, why: reason };
  const tallies = months.map((month) => month.shelters).filter((parts) => parts.length > 0);
  const needs = months.flatMap((month) => month.needs);
  return {
    ...{ show: 'bands', ...span },
    shelters: tallies.length === 0 ? null : bandedShelterValues(tallies),
    needs: disclosesNeeds(query) && needs.length > 0 ? bandedNeedValues(needs) : null,
  };
}

/** Needs are disclosed by country only, not for an organisation that the query names. */
const disclosesNeeds = ({ by, organisation }: Query): boolean => by === 'country' && organisation === undefined;

function hiddenReason(
  { shelters }: Group,
  { from, to }: Days,
  { members, disclosure }: Month,
  now: number,
): HiddenReason | null {
  const calendarMonth = bucketAround(from, 'month');
  if (calendarMonth.from !== from || calendarMonth.to !== to) return 'part_of_month';
  const ends = shelters.map(({ zone }) => zone.startOf(to + 1));
  if (Math.max(...ends, (to + 1) * DAY_MS) + DISCLOSURE_DELAY_MS > now) return 'too_recent';
  const sinceStart = networkDays(
    shelters.map((shelter) => fromRegistration(shelter, members.get(shelter)!)),
    { from, to },
  );
  for (let day = from; day <= to; day++) {
    const reason = hiddenReasonOn(day, sinceStart, disclosure);
    if (reason !== null) return reason;
  }
  return null;
}

/** Without the census nights before registration: the figures of admissions and discharges begin with registration. */
function fromRegistration({ since }: FiguresShelter, { state, days }: ShelterInRange): ShelterInRange {
  return { state, days: { ...days, from: Math.max(days.from, rowFrom(days.table, since)) } };
}
