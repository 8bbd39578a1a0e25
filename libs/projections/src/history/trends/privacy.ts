import type { TrendPoint } from '@safe-haven/contracts';
import type { ByDay, CountryDays, NetworkDays } from './by-day.ts';

/** The minimum of shelters and of people behind a published number (PV-7). */
export const MIN_SHELTERS = 3;
const MIN_PEOPLE = 5;

/** How long after the end of a bucket others get its number (ms). */
export const DISCLOSURE_DELAY_MS = 7 * 24 * 3_600_000;

/** Why a number is hidden from other organisations (PV-7). `too_recent` depends on the bucket and is decided there. */
export type HiddenReason = Exclude<(TrendPoint & { show: 'hidden' })['why'], 'too_recent'>;

/**
 * By day: how many shelters a country, or an organisation in it, has, and why its number is hidden (null: it is not).
 */
interface Disclosed {
  readonly shelters: ByDay['shelters'];
  readonly why: (HiddenReason | null)[];
}
/** By country and by organisation in it, from the local day `from` on. */
export interface Disclosure {
  readonly from: number;
  readonly countries: ReadonlyMap<string, Disclosed & { readonly cells: ReadonlyMap<string, Disclosed> }>;
}

/** The shelters of one day: all, those with a place in service, and the people in them. */
interface DayCounts {
  readonly shelters: number;
  readonly serving: number;
  readonly people: number;
}

const countsOn = (day: number, { shelters, serving, people }: ByDay): DayCounts => ({
  shelters: shelters[day]!,
  serving: serving[day]!,
  people: people[day]!,
});

/**
 * Decides what is disclosed of the whole network, independently of the query, so that no two answers can be subtracted
 * from each other (PV-7). The organisations of a country are shown all or none: otherwise the hidden one would be the
 * country less the others. Where they are hidden, the country is shown only if it still has enough shelters and people
 * without any one organisation, which knows its own exact numbers.
 */
export function disclosureOf({ from, countries }: NetworkDays): Disclosure {
  return { from, countries: new Map([...countries].map(([country, days]) => [country, disclosedOf(days)])) };
}

function disclosedOf({ whole, cells }: CountryDays) {
  const disclosed = ({ shelters }: ByDay): Disclosed => ({ shelters, why: Array.from(shelters, () => null) });
  const cellEntries = [...cells].map(([organisation, days]) => ({ organisation, days, cell: disclosed(days) }));
  const country = disclosed(whole);
  for (let day = 0; day < whole.shelters.length; day++) {
    const present = cellEntries.filter(({ days }) => days.shelters[day]! > 0);
    const cellCounts = present.map(({ days }) => countsOn(day, days));
    const reasons = cellCounts.map(reasonTooFew);
    if (reasons.every((why) => why === null)) continue;
    country.why[day] = reasonAgainstCountry(countsOn(day, whole), cellCounts);
    for (const [i, { cell }] of present.entries()) cell.why[day] = reasons[i] ?? 'others_too_small';
  }
  return { ...country, cells: new Map(cellEntries.map(({ organisation, cell }) => [organisation, cell])) };
}

function reasonTooFew({ serving, people }: Pick<DayCounts, 'serving' | 'people'>): HiddenReason | null {
  if (serving < MIN_SHELTERS) return 'few_shelters';
  return people < MIN_PEOPLE ? 'few_people' : null;
}

/** Each organisation can subtract itself from the country: what remains must be nobody, or enough. */
function reasonAgainstCountry(country: DayCounts, cells: readonly DayCounts[]): HiddenReason | null {
  const reason = reasonTooFew(country);
  if (reason) return reason;
  const disclosesOthers = cells.some(({ shelters, serving, people }) => {
    const remainder = { serving: country.serving - serving, people: country.people - people };
    return shelters < country.shelters && reasonTooFew(remainder) !== null;
  });
  return disclosesOthers ? 'others_too_small' : null;
}

/**
 * Why the number of these shelters is hidden on a day; null: it is disclosed. They must be all shelters of a country,
 * or all of an organisation there; any other choice counts as too few. A number of several days needs each of its days
 * disclosed, and a complete day, week or month.
 */
export function hiddenReasonOn(day: number, requested: NetworkDays, disclosure: Disclosure): HiddenReason | null {
  const [requestedDay, disclosureDay] = [day - requested.from, day - disclosure.from];
  for (const [name, { whole, cells }] of requested.countries) {
    const country = disclosure.countries.get(name);
    if (whole.shelters[requestedDay] === 0) continue;
    const isComplete = country !== undefined && country.shelters[disclosureDay] === whole.shelters[requestedDay];
    const reason = isComplete
      ? country.why[disclosureDay]!
      : hiddenReasonOfCells([requestedDay, cells], [disclosureDay, country?.cells]);
    if (reason) return reason;
  }
  return null;
}

function hiddenReasonOfCells(
  [requestedDay, cells]: readonly [number, CountryDays['cells']],
  [disclosureDay, disclosed]: readonly [number, ReadonlyMap<string, Disclosed> | undefined],
): HiddenReason | null {
  for (const [organisation, { shelters }] of cells) {
    if (shelters[requestedDay] === 0) continue;
    const disclosedCell = disclosed?.get(organisation);
    const isComplete = disclosedCell !== undefined && disclosedCell.shelters[disclosureDay] === shelters[requestedDay];
    const reason = isComplete ? disclosedCell.why[disclosureDay]! : 'few_shelters';
    if (reason) return reason;
  }
  return null;
}
