import type { TrendPoint } from '@safe-haven/contracts';
import type { ByDay, CountryDays, NetworkDays } from './by-day.ts';

/** A number of the network is shown only if so many houses and so many people stand behind it (domain.md §5). */
const FEWEST_SHELTERS = 3;
const FEWEST_PEOPLE = 5;

/** Others are told of a time so long after its end. */
export const LATE_MS = 7 * 24 * 3_600_000;

/** Why a number of others is not shown (PV-7); `too_recent` is decided by whoever knows the bucket. */
export type Why = Exclude<(TrendPoint & { show: 'hidden' })['why'], 'too_recent'>;

/** How many houses a country, or an organisation in it, has on each day, and why its number is not shown. */
interface Disclosed {
  readonly houses: ByDay['houses'];
  readonly why: (Why | null)[];
}
/** From a local day on, of each country and of each organisation in it. */
export interface Disclosure {
  readonly from: number;
  readonly countries: ReadonlyMap<string, Disclosed & { readonly cells: ReadonlyMap<string, Disclosed> }>;
}

/** Houses on one day. */
interface Group {
  readonly houses: number;
  readonly serving: number;
  readonly people: number;
}

const groupOn = (day: number, { houses, serving, people }: ByDay): Group => ({
  houses: houses[day]!,
  serving: serving[day]!,
  people: people[day]!,
});

/**
 * Decides what may be disclosed of the whole network, whatever is asked, so that no two questions can be subtracted from
 * each other (PV-7). The organisations of a country are shown all or none: one that is hidden is then never the
 * rest of its country without the others. Where they are hidden, the country is shown only if, for whoever knows one
 * of them exactly, the others together are still enough.
 */
export function disclosureOf({ from, countries }: NetworkDays): Disclosure {
  return { from, countries: new Map([...countries].map(([country, days]) => [country, disclosedOf(days)])) };
}

function disclosedOf({ whole, cells }: CountryDays) {
  const disclosed = ({ houses }: ByDay): Disclosed => ({ houses, why: Array.from(houses, () => null) });
  const parts = [...cells].map(([organisation, days]) => ({ organisation, days, its: disclosed(days) }));
  const country = disclosed(whole);
  for (let day = 0; day < whole.houses.length; day++) {
    const there = parts.filter(({ days }) => days.houses[day]! > 0);
    const groups = there.map(({ days }) => groupOn(day, days));
    const small = groups.map(tooSmall);
    if (small.every((why) => why === null)) continue;
    country.why[day] = whyNotWhole(groupOn(day, whole), groups);
    for (const [i, { its }] of there.entries()) its.why[day] = small[i] ?? 'others_too_small';
  }
  return { ...country, cells: new Map(parts.map(({ organisation, its }) => [organisation, its])) };
}

function tooSmall({ serving, people }: Pick<Group, 'serving' | 'people'>): Why | null {
  if (serving < FEWEST_SHELTERS) return 'few_shelters';
  return people < FEWEST_PEOPLE ? 'few_people' : null;
}

/** An organisation takes what it knows of itself from its country: what is left is nobody, or enough. */
function whyNotWhole(whole: Group, parts: readonly Group[]): Why | null {
  const small = tooSmall(whole);
  if (small) return small;
  const betrays = parts.some(({ houses, serving, people }) => {
    const rest = { serving: whole.serving - serving, people: whole.people - people };
    return houses < whole.houses && tooSmall(rest) !== null;
  });
  return betrays ? 'others_too_small' : null;
}

/**
 * Why these houses' number of a day is not shown; null: it is. They must be a whole country or an organisation's
 * houses there, each of which may be disclosed; any other choice of houses, such as one of them, is too few. A number of
 * several days is shown only if that of each of its days is, and only of a whole day, week or month.
 */
export function hiddenOn(day: number, asked: NetworkDays, disclosure: Disclosure): Why | null {
  const [own, all] = [day - asked.from, day - disclosure.from];
  for (const [name, { whole, cells }] of asked.countries) {
    const country = disclosure.countries.get(name);
    if (whole.houses[own] === 0) continue;
    const isWhole = country !== undefined && country.houses[all] === whole.houses[own];
    const why = isWhole ? country.why[all]! : hiddenCells([own, cells], [all, country?.cells]);
    if (why) return why;
  }
  return null;
}

function hiddenCells(
  [own, cells]: readonly [number, CountryDays['cells']],
  [all, disclosed]: readonly [number, ReadonlyMap<string, Disclosed> | undefined],
): Why | null {
  for (const [organisation, { houses }] of cells) {
    if (houses[own] === 0) continue;
    const part = disclosed?.get(organisation);
    const isWhole = part !== undefined && part.houses[all] === houses[own];
    const why = isWhole ? part.why[all]! : 'few_shelters';
    if (why) return why;
  }
  return null;
}
