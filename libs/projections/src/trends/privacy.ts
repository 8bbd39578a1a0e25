import type { TrendPoint } from '@safe-haven/contracts';
import type { Registered } from '@safe-haven/domain';
import type { DayTally } from './days.ts';

/** A house with the days it knows of. */
export interface Member {
  readonly state: Registered;
  readonly days: readonly DayTally[];
}

/** A number of the network is shown only if so many houses and so many people stand behind it (domain.md §5). */
const FEWEST_SHELTERS = 3;
const FEWEST_PEOPLE = 5;

/** Others are told of a time so long after its end. */
export const LATE_MS = 7 * 24 * 3_600_000;

/** Why a number of others is not shown (PV-7); `too_recent` is decided by whoever knows the bucket. */
export type Why = Exclude<(TrendPoint & { show: 'hidden' })['why'], 'too_recent'>;

/** How many houses a country, or an organisation in it, has on a day, and why its number is not shown. */
interface Disclosed {
  readonly houses: number;
  readonly why: Why | null;
}
interface DayDisclosed {
  readonly countries: ReadonlyMap<string, Disclosed>;
  readonly cells: ReadonlyMap<string, Disclosed>;
}
/** By local day. */
export type Disclosure = ReadonlyMap<number, DayDisclosed>;

interface Group {
  readonly key: string;
  readonly houses: number;
  /** Of the houses, those that had a place in service: a closed one hides nobody. */
  readonly serving: number;
  /** People in the houses, on average over the day. */
  readonly people: number;
}

const cellOf = ({ state }: Member): string => JSON.stringify([state.country, state.organisation]);

/**
 * Decides what may be disclosed of the whole network, whatever is asked, so that no two questions can be subtracted from
 * each other (PV-7). The organisations of a country are shown all or none: one that is hidden is then never the
 * rest of its country without the others. Where they are hidden, the country is shown only if, for whoever knows one
 * of them exactly, the others together are still enough.
 */
export function disclosureOf(members: readonly Member[]): Disclosure {
  const there = Map.groupBy(
    members.flatMap((member) =>
      member.days.map(({ day, occupied, inService, ms }) => ({
        day,
        country: member.state.country,
        cell: cellOf(member),
        serves: inService > 0,
        people: occupied / ms,
      })),
    ),
    ({ day }) => day,
  );
  return new Map([...there].map(([day, houses]) => [day, disclosedOf(houses)]));
}

interface HouseDay {
  readonly country: string;
  readonly cell: string;
  readonly serves: boolean;
  readonly people: number;
}

function disclosedOf(houses: readonly HouseDay[]): DayDisclosed {
  const [countries, cells] = [new Map<string, Disclosed>(), new Map<string, Disclosed>()];
  for (const [country, own] of Map.groupBy(houses, (h) => h.country)) {
    const whole = groupOf(country, own);
    const parts = [...Map.groupBy(own, (h) => h.cell)].map(([cell, its]) => groupOf(cell, its));
    const byOrganisation = parts.every((part) => tooSmall(part) === null);
    countries.set(country, { houses: whole.houses, why: byOrganisation ? null : whyNotWhole(whole, parts) });
    for (const part of parts) {
      const why = byOrganisation ? null : (tooSmall(part) ?? 'others_too_small');
      cells.set(part.key, { houses: part.houses, why });
    }
  }
  return { countries, cells };
}

const groupOf = (key: string, houses: readonly HouseDay[]): Group => ({
  key,
  houses: houses.length,
  serving: houses.filter((h) => h.serves).length,
  people: houses.reduce((total, h) => total + h.people, 0),
});

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
export function hiddenOn(day: number, houses: readonly Member[], disclosure: Disclosure): Why | null {
  const disclosed = disclosure.get(day);
  for (const [country, own] of Map.groupBy(houses, ({ state }) => state.country)) {
    const whole = disclosed?.countries.get(country);
    const why = whole?.houses === own.length ? whole.why : hiddenCells(own, disclosed);
    if (why) return why;
  }
  return null;
}

function hiddenCells(houses: readonly Member[], disclosed: DayDisclosed | undefined): Why | null {
  for (const [cell, own] of Map.groupBy(houses, cellOf)) {
    const part = disclosed?.cells.get(cell);
    const why = part?.houses === own.length ? part.why : 'few_shelters';
    if (why) return why;
  }
  return null;
}
