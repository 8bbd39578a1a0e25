import { compare } from '@safe-haven/lang';
import { type AskedHouse, type Asker, type InSight, isHouseAsked, isNeedAsked, type Query } from './asked.ts';
import type { Searches } from './need-tally.ts';
import type { Need } from './needs.ts';

/** What is shown as one line. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly houses: readonly AskedHouse[];
  readonly requests: readonly Need[];
  readonly searches: Searches;
}

/** By name. A line has a house that keeps its beds, or somebody who looked for a place. */
export function groupsOf(sight: InSight, query: Query): Group[] {
  const { by } = query;
  const keyOf = ({ state }: AskedHouse): string =>
    by === 'shelter' ? state.shelterId : by === 'country' ? state.country : state.organisation;
  const needKey = (of: Asker): string => (by === 'country' ? of.country : of.organisation) ?? '';
  const asked = <T extends Need | Searches[number]>(all: readonly T[]) =>
    Map.groupBy(
      all.filter((one) => isNeedAsked(one, query)),
      needKey,
    );
  const houses = Map.groupBy(
    sight.houses.filter((house) => isHouseAsked(house, query)),
    keyOf,
  );
  const [requests, searches] = [asked(sight.requests), asked(sight.searches)];
  const keys = new Set([...houses.keys(), ...requests.keys(), ...searches.keys()]);
  keys.delete('');
  return [...keys]
    .map((key): Group => {
      const own = houses.get(key) ?? [];
      const [ours, looks] = [requests.get(key) ?? [], searches.get(key) ?? []];
      const name = by === 'shelter' ? own[0]!.state.name : key;
      return { key, name, country: countryOf(own, [...ours, ...looks]), houses: own, requests: ours, searches: looks };
    })
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
}

/** null: several, or it is not known. */
function countryOf(
  houses: readonly AskedHouse[],
  others: readonly { readonly country: string | null }[],
): string | null {
  const countries = new Set([...houses.map(({ state }) => state.country), ...others.flatMap((o) => o.country ?? [])]);
  return countries.size === 1 ? [...countries][0]! : null;
}
