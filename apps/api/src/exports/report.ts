import {
  type FigureBand,
  type FigureLine,
  type FigureSpan,
  type Figures,
  nightsOf,
  REPORT_COLUMNS,
  type TrendLine,
  type TrendPoint,
  type Trends,
} from '@safe-haven/contracts';
import { coverageNote, type DayRange, hiddenReason, noteOf, numberOrNull, placeNightsOf } from './nights.ts';
import type { Cell, Table } from './tables/table.ts';

/** The first and last day of a quarter like `2026-Q3`, cut at `today`, a local day of the reader's shelters. */
export function daysOf(quarter: string, today: string): DayRange {
  const [year, last] = [Number(quarter.slice(0, 4)), 3 * Number(quarter.at(-1))];
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  const [from, to] = [day(last - 3, 1), day(last, 0)];
  return { from, to: today < to && today >= from ? today : to };
}

/**
 * The anonymous report of a quarter: one row for each figure and country, with the quarter, its three months, the coverage
 * and the reason why a number is missing. Ranges are written "80–85", lower bounds "10+".
 */
export function reportTables(trends: Trends, figures: Figures): readonly [Table, Table] {
  const months = monthsOf(trends.from);
  const columns = [...REPORT_COLUMNS.before, ...months, ...REPORT_COLUMNS.after];
  const keys = [...new Set([...trends.lines, ...figures.lines].map(({ key }) => key))].toSorted();
  const rows = keys.flatMap((key) => [
    ...occupancyRows(
      trends.lines.find((line) => line.key === key),
      months,
    ),
    ...figureRows(
      figures.lines.find((line) => line.key === key),
      months,
    ),
  ]);
  return [
    { name: 'Report', columns, rows },
    { name: 'Notes', columns: ['note'], rows: NOTES.map((note) => [note]) },
  ];
}

const monthsOf = (from: string): string[] => {
  const [year, month] = from.split('-').map(Number);
  return [0, 1, 2].map((offset) => `${year}-${String(month! + offset).padStart(2, '0')}`);
};

const NOTES = [
  'Person-nights: people in the houses at four in the morning, infants included, added up over the nights.',
  'Place-nights: places in service or in use, added up over the time and counted in nights.',
  'Occupied: occupied bed-time divided by bed-time in service, of the time that is known. Nothing is scaled up.',
  'Known days: days of which at least one house says something. A day without a number is a gap, not zero.',
  'Known house-days: nights of houses that are known, each house for itself, of those that are over since the first of the month in which it began. A share needs the number of places of a night, a person-night does not.',
  'Unmet: one request is counted once, however many houses said no; it counts under each of its reasons.',
  'Board: of holds by hotlines and coordinators that ended, and of calls, where the board of others said free: for how many the place was there.',
  'Declined: holds that their party declined, and requests that ended so, by what was said of the place. First yes and first hold: from opening a request.',
  'Length of stay: of stays that ended in the time; the middle, and what nine of ten stayed at most.',
  'Of others than the own houses there are ranges, a week late, and nothing that stands for fewer than 3 houses or 5 people.',
];

type Exact = Extract<TrendPoint, { show: 'exact' }>;
type Amounts = Omit<Exact, 'show' | 'day' | 'to' | 'partial' | 'known'>;

const OCCUPANCY: readonly (readonly [figure: string, unit: string, of: (amounts: Amounts) => number | null])[] = [
  ['person_nights', 'nights', nightsOf],
  ['place_nights', 'nights', placeNightsOf],
  ['occupied', 'per cent', ({ ratePercent }) => numberOrNull(ratePercent)],
  ['occupied_places', 'places on average', ({ occupied }) => numberOrNull(occupied)],
  ['places_in_service', 'places on average', ({ inService }) => numberOrNull(inService)],
];

function occupancyRows(line: TrendLine | undefined, months: readonly string[]): Cell[][] {
  if (!line) return [];
  const { known, shelterNights, amounts } = line.summary;
  const points = months.map((month) => line.points.find(({ day }) => day.startsWith(month)));
  const hidden = points.find((point) => point?.show === 'hidden');
  const isRange = amounts === null && points.some((point) => point?.show === 'range' || point?.show === 'hidden');
  return OCCUPANCY.filter(([figure]) => !isRange || figure === 'occupied').map(([figure, unit, of]) => [
    ...[line.key, figure, unit],
    amounts === null ? null : of({ ...amounts, shelterNights }),
    ...points.map((point) => cellOf(point, of)),
    ...[
      known.days,
      known.of,
      figure === 'person_nights' ? shelterNights.known : shelterNights.withPlaces,
      shelterNights.of,
    ],
    hidden ? noteOf(hidden) : coverageNote(shelterNights),
  ]);
}

function cellOf(point: TrendPoint | undefined, of: (amounts: Amounts) => number | null): Cell {
  switch (point?.show) {
    case 'exact':
      return of(point);
    case 'range':
      return `${point.low}–${point.high}`;
    case 'hidden':
      return 'hidden';
    default:
      return null;
  }
}

function figureRows(line: FigureLine | undefined, months: readonly string[]): Cell[][] {
  if (!line) return [];
  const wholeQuarter = coversQuarter(line.whole, months) ? line.whole : undefined;
  const spans = [wholeQuarter, ...months.map((month) => line.buckets.find(({ from }) => from.startsWith(month)))];
  const figuresBySpan = spans.map((span) => (span ? figuresIn(span) : new Map<string, FigureCell>()));
  const hidden = spans.find((span) => span?.show === 'hidden');
  const note = hidden?.show === 'hidden' ? `hidden: ${hiddenReason(hidden.why)}` : null;
  const known = wholeQuarter ? coverageCells(wholeQuarter) : [null, null, null, null];
  const gap = wholeQuarter ? coverageNote(wholeQuarter.shelterNights) : null;
  const names = new Map(
    figuresBySpan.flatMap((figures) => [...figures].map(([name, { unit }]) => [name, unit] as const)),
  );
  if (names.size === 0) return [[line.key, 'figures', '', ...spans.map(() => 'hidden'), ...known, note]];
  return [...names].map(([name, unit]) => [
    ...[line.key, name, unit],
    ...figuresBySpan.map((figures, i) => (spans[i]?.show === 'hidden' ? 'hidden' : (figures.get(name)?.cell ?? null))),
    ...[...known, note ?? gap],
  ]);
}

const coverageCells = ({ coverage, shelterNights }: FigureSpan): number[] => [
  ...[coverage.known, coverage.of, shelterNights.known, shelterNights.of],
];

/**
 * For other organisations the sum may cover only those months that may be shown; it must not be shown as the quarter's
 * then.
 */
const coversQuarter = ({ show, from, to }: FigureSpan, months: readonly string[]): boolean =>
  show !== 'bands' || (from.startsWith(months[0]!) && to.startsWith(months.at(-1)!));

interface FigureCell {
  readonly unit: string;
  readonly cell: Cell;
}

/** Every figure of a span, under its name in docs/FIGURES.md. */
function figuresIn(span: FigureSpan): Map<string, FigureCell> {
  if (span.show === 'hidden') return new Map();
  const { shelters, needs } = span;
  return new Map([
    ...(span.show === 'exact' ? durations(span) : []),
    ...counts({ ...shelters, stays: undefined, decisions: undefined, freshPercent: undefined }),
    ...(span.show === 'exact' ? waits(span) : []),
    ...counts({ ...needs, firstYes: undefined, firstHold: undefined }),
    ...(shelters?.freshPercent
      ? [['fresh', { unit: 'per cent', cell: countCell(shelters.freshPercent) }] as const]
      : []),
  ]);
}

function durations({ shelters }: Extract<FigureSpan, { show: 'exact' }>): [string, FigureCell][] {
  if (shelters === null) return [];
  const { stays, decisions } = shelters;
  return [
    ['stays.median', { unit: `days, of ${stays.of} stays`, cell: numberOrNull(stays.median) }],
    ['stays.p90', { unit: 'days', cell: numberOrNull(stays.p90) }],
    ['decisions.median', { unit: `minutes, of ${decisions.of} holds`, cell: numberOrNull(decisions.median) }],
  ];
}

function waits({ needs }: Extract<FigureSpan, { show: 'exact' }>): [string, FigureCell][] {
  if (needs === null) return [];
  return (['firstYes', 'firstHold'] as const).map((name) => [
    `${name}.median`,
    { unit: `minutes, of ${needs[name].of} requests`, cell: numberOrNull(needs[name].median) },
  ]);
}

type Count = number | FigureBand | string;

/** The counts of a group; nested counts under a dotted name. */
function counts(
  group: Readonly<Record<string, Count | Readonly<Record<string, Count>> | undefined>>,
): [string, FigureCell][] {
  return Object.entries(group).flatMap(([name, value]): [string, FigureCell][] => {
    if (value === undefined) return [];
    if (typeof value !== 'object' || isBand(value)) return [[name, { unit: 'count', cell: countCell(value) }]];
    return Object.entries(value).map(([part, count]) => [`${name}.${part}`, { unit: 'count', cell: countCell(count) }]);
  });
}

const isBand = (value: object): value is FigureBand => 'low' in value && 'high' in value;

function countCell(count: Count): Cell {
  if (typeof count !== 'object') return Number(count);
  const { low, high } = count;
  return high === null ? `${low}+` : low === high ? low : `${low}–${high}`;
}
