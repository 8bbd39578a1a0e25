import { type Bounds, boundsOf, byColumn, narrowed, type SumRange } from './bounds.ts';
import type { Observation, ShelterDay } from './small-numbers.ts';
import { Span } from './span.ts';

const [FEWEST_SHELTERS, FEWEST_PEOPLE] = [3, 5];

export interface Findings {
  /** Sums about too few that follow from what was shown, by linear combination. */
  readonly exact: string[];
  /** Sums about too few whose possible range is smaller than that of any shown number, or a single integer. */
  readonly narrow: string[];
  readonly tried: number;
}

/**
 * Everything that can be inferred: each shown number is first taken as exact (every linear combination), then as the range
 * that it is (interval propagation, with the occupied places of each house as known bounds). `own` is an organisation whose
 * numbers the attacker knows exactly. `whole`: houses that count once a day.
 */
export function inferSums(
  truth: readonly ShelterDay[],
  observed: readonly Observation[],
  own: string | null,
  whole: boolean,
): Findings {
  const shown = observed.filter(({ low }) => low !== null).map((s) => ({ ...s, columns: columnsOf(truth, s) }));
  const span = new Span(truth.length);
  for (const { columns } of shown) span.add(columns);
  const known = truth.flatMap((cell, c) => (cell.organisation === own ? [c] : []));
  for (const c of known) span.add([c]);

  const ranges = [
    ...shown.flatMap((s) => rangesFrom(truth, s)),
    ...observed.flatMap((s) => rangesFromReason(truth, s)),
  ];
  const bounds: Bounds = { low: new Float64Array(truth.length), high: Float64Array.from(truth, (c) => c.places) };
  for (const c of known) bounds.low[c] = bounds.high[c] = truth[c]!.people;
  narrowed(bounds, ranges, whole);
  const sums = byColumn(ranges);

  const findings: Findings = { exact: [], narrow: [], tried: 0 };
  const targets = targetsOf(truth, own);
  for (const { name, columns } of targets) {
    if (span.contains(columns)) findings.exact.push(name);
    const [low, high] = boundsOf(columns, bounds, sums);
    const places = columns.reduce((n, c) => n + truth[c]!.places, 0);
    const single = whole && columns.length === 1 && Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) < 1;
    if (single || high - low < 0.05 * places - 1e-6) findings.narrow.push(`${name}: ${low} to ${high} of ${places}`);
  }
  return { ...findings, tried: targets.length };
}

function columnsOf(truth: readonly ShelterDay[], { country, organisation, from, to }: Observation): number[] {
  return truth.flatMap((c, i) =>
    (country === null || c.country === country) &&
    (organisation === null || c.organisation === organisation) &&
    c.day >= from &&
    c.day <= to
      ? [i]
      : [],
  );
}

function rangesFrom(
  truth: readonly ShelterDay[],
  observed: Observation & { readonly columns: readonly number[] },
): SumRange[] {
  const { columns, low, high, from, to } = observed;
  const places = columns.reduce((n, c) => n + truth[c]!.places, 0);
  const range = { columns, low: (low! / 100) * places, high: (high! / 100) * places };
  // A shown number implies that at least five people are behind it.
  return from === to ? [range, { columns, low: FEWEST_PEOPLE, high: places }] : [range];
}

/** A day that is hidden for having few people reveals that it has few. */
function rangesFromReason(truth: readonly ShelterDay[], observed: Observation): SumRange[] {
  if (observed.why !== 'few_people' || observed.from !== observed.to || observed.country === null) return [];
  return [{ columns: columnsOf(truth, observed), low: 0, high: FEWEST_PEOPLE }];
}

interface Target {
  readonly name: string;
  readonly columns: readonly number[];
}

/**
 * Every choice of one or two other organisations' houses, each organisation in a country and its neighbours, by day and
 * as a whole, that is about too few.
 */
function targetsOf(truth: readonly ShelterDay[], own: string | null): Target[] {
  const targets: Target[] = [];
  for (const [country, shelters] of Map.groupBy(truth, (c) => c.country)) {
    const others = new Set(shelters.filter((c) => c.organisation !== own).map((c) => c.shelter));
    for (const chosen of choices(shelters, [...others])) {
      const columns = truth.flatMap((c, i) => (c.country === country && chosen.has(c.shelter) ? [i] : []));
      for (const [day, its] of Map.groupBy(columns, (i) => truth[i]!.day)) {
        if (isAboutTooFew(truth, its)) targets.push({ name: `${[...chosen].join('+')} on ${day}`, columns: its });
      }
      const always = columns.length > 0 && chosen.size < FEWEST_SHELTERS;
      if (always) targets.push({ name: `${[...chosen].join('+')} in all`, columns });
    }
  }
  return targets;
}

function choices(shelters: readonly ShelterDay[], others: readonly string[]): Set<string>[] {
  const organisationOf = new Map(shelters.map((c) => [c.shelter, c.organisation]));
  const its = (is: boolean, organisation: string) =>
    new Set(others.filter((s) => (organisationOf.get(s) === organisation) === is));
  const organisations = [...new Set(others.map((s) => organisationOf.get(s)!))];
  return [
    ...others.map((s) => new Set([s])),
    ...others.flatMap((a, i) => others.slice(i + 1).map((b) => new Set([a, b]))),
    ...organisations.flatMap((o) => [its(true, o), its(false, o)]),
    new Set(others),
  ];
}

function isAboutTooFew(truth: readonly ShelterDay[], columns: readonly number[]): boolean {
  const people = columns.reduce((n, c) => n + truth[c]!.people, 0);
  return columns.length > 0 && (columns.length < FEWEST_SHELTERS || people < FEWEST_PEOPLE - 0.01);
}
