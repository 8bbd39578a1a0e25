import { compare } from '@safe-haven/lang';
import type { Searches } from './need-tally.ts';
import type { Need } from './needs.ts';
import {
  type FiguresShelter,
  matchesNeed,
  matchesShelter,
  type Owner,
  type Query,
  type VisibleData,
} from './visible.ts';

/** The shelters, requests and searches of one line of the answer. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
  readonly shelters: readonly FiguresShelter[];
  readonly requests: readonly Need[];
  readonly searches: Searches;
}

/** The lines of the answer, by name: each key that has a kept shelter, a request or a search. */
export function groupsOf(visible: VisibleData, query: Query): Group[] {
  const { by } = query;
  const keyOf = ({ state }: FiguresShelter): string =>
    by === 'shelter' ? state.shelterId : by === 'country' ? state.country : state.organisation;
  const needKey = (owner: Owner): string => (by === 'country' ? owner.country : owner.organisation) ?? '';
  const byKey = <T extends Need | Searches[number]>(items: readonly T[]) =>
    Map.groupBy(
      items.filter((item) => matchesNeed(item, query)),
      needKey,
    );
  const shelters = Map.groupBy(
    visible.shelters.filter((shelter) => matchesShelter(shelter, query)),
    keyOf,
  );
  const [requests, searches] = [byKey(visible.requests), byKey(visible.searches)];
  const keys = new Set([...shelters.keys(), ...requests.keys(), ...searches.keys()]);
  keys.delete('');
  return [...keys]
    .map((key): Group => {
      const ownShelters = shelters.get(key) ?? [];
      const [ownRequests, ownSearches] = [requests.get(key) ?? [], searches.get(key) ?? []];
      const name = by === 'shelter' ? ownShelters[0]!.state.name : key;
      return {
        key,
        name,
        country: countryOf(ownShelters, [...ownRequests, ...ownSearches]),
        shelters: ownShelters,
        requests: ownRequests,
        searches: ownSearches,
      };
    })
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key));
}

/** The country that all have in common; null: several, or unknown. */
function countryOf(
  shelters: readonly FiguresShelter[],
  owners: readonly { readonly country: string | null }[],
): string | null {
  const countries = new Set([
    ...shelters.map(({ state }) => state.country),
    ...owners.flatMap((owner) => owner.country ?? []),
  ]);
  return countries.size === 1 ? [...countries][0]! : null;
}
