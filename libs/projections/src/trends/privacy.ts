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

export type Why = 'few_shelters' | 'few_people';

/** How many houses a country or an organisation in a country has on a day, and why its number is not shown. */
interface Disclosed {
  readonly shelters: number;
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
  readonly shelters: number;
  /** People in the houses, on average over the day. */
  readonly people: number;
}

const cellOf = ({ state }: Member): string => JSON.stringify([state.country, state.organisation]);

/**
 * Decides what may be disclosed of the whole network, whatever is asked, so that no two questions can be subtracted from
 * each other: an organisation in a country is hidden when it is too small, and also when what is left of its country
 * without all that is shown would be too small.
 */
export function disclosureOf(members: readonly Member[]): Disclosure {
  const there = Map.groupBy(
    members.flatMap((member) =>
      member.days.map(({ day, occupied, ms }) => ({
        day,
        country: member.state.country,
        cell: cellOf(member),
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
  readonly people: number;
}

function disclosedOf(houses: readonly HouseDay[]): DayDisclosed {
  const [countries, cells] = [new Map<string, Disclosed>(), new Map<string, Disclosed>()];
  for (const [country, own] of Map.groupBy(houses, (h) => h.country)) {
    const whole = groupOf(country, own);
    countries.set(country, { shelters: whole.shelters, why: tooSmall(whole) });
    const parts = [...Map.groupBy(own, (h) => h.cell)].map(([cell, its]) => groupOf(cell, its));
    const hidden = hiddenParts(whole, parts);
    for (const { key, shelters } of parts) cells.set(key, { shelters, why: hidden.get(key) ?? null });
  }
  return { countries, cells };
}

const groupOf = (key: string, houses: readonly HouseDay[]): Group => ({
  key,
  shelters: houses.length,
  people: houses.reduce((total, h) => total + h.people, 0),
});

function tooSmall({ shelters, people }: Omit<Group, 'key'>): Why | null {
  if (shelters < FEWEST_SHELTERS) return 'few_shelters';
  return people < FEWEST_PEOPLE ? 'few_people' : null;
}

/** The parts that are not shown: those too small, then the smallest others until the rest gives nothing away. */
function hiddenParts(whole: Group, parts: readonly Group[]): ReadonlyMap<string, Why> {
  const hidden = new Map<string, Why>();
  for (const part of parts) {
    const why = tooSmall(part);
    if (why) hidden.set(part.key, why);
  }
  const shown = parts
    .filter((part) => !hidden.has(part.key))
    .toSorted((a, b) => b.shelters - a.shelters || b.people - a.people || (a.key < b.key ? -1 : 1));
  for (let why = restDiscloses(whole, shown); why !== null; why = restDiscloses(whole, shown)) {
    hidden.set(shown.pop()!.key, why);
  }
  return hidden;
}

/** Whether taking all that is shown from the whole would leave a number about too few; null: it would not. */
function restDiscloses(whole: Group, shown: readonly Group[]): Why | null {
  const shelters = whole.shelters - shown.reduce((n, part) => n + part.shelters, 0);
  const people = whole.people - shown.reduce((n, part) => n + part.people, 0);
  return shelters === 0 || shown.length === 0 ? null : tooSmall({ shelters, people });
}

/**
 * Why these houses' number of a day is not shown; null: it is. They must be a whole country or an organisation's
 * houses there, each of which may be disclosed; any other choice of houses, such as one of them, is too few.
 */
export function hiddenOn(day: number, houses: readonly Member[], disclosure: Disclosure): Why | null {
  const disclosed = disclosure.get(day);
  for (const [country, own] of Map.groupBy(houses, ({ state }) => state.country)) {
    const whole = disclosed?.countries.get(country);
    const why = whole?.shelters === own.length ? whole.why : hiddenCells(own, disclosed);
    if (why) return why;
  }
  return null;
}

function hiddenCells(houses: readonly Member[], disclosed: DayDisclosed | undefined): Why | null {
  for (const [cell, own] of Map.groupBy(houses, cellOf)) {
    const part = disclosed?.cells.get(cell);
    const why = part?.shelters === own.length ? part.why : 'few_shelters';
    if (why) return why;
  }
  return null;
}
