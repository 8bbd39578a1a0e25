import type { FiguresQuery } from '@safe-haven/contracts';
import { type Actor, type KeptShelter, scopeOf } from '@safe-haven/domain';
import type { TrendsHouse, TrendsNetwork } from '../trends/copy.ts';
import type { RegisteredHouse } from '../trends/house-days.ts';
import { seesExact, sightOf } from '../trends/occupancy.ts';
import { type Zone, zoneOf } from '../trends/zone.ts';
import type { Searches } from './need-tally.ts';
import type { Need, Needs } from './needs.ts';

export type Query = Omit<FiguresQuery, 'format' | 'by'> & Required<Pick<FiguresQuery, 'by'>>;

/** A house that keeps its beds. */
export interface AskedHouse {
  readonly state: KeptShelter;
  readonly house: RegisteredHouse;
  readonly figures: TrendsHouse['figures'];
  readonly zone: Zone;
  /** The local day from which anything is known. */
  readonly since: number;
}

/** What somebody may read figures of. */
export interface InSight {
  readonly exact: boolean;
  readonly houses: readonly AskedHouse[];
  readonly requests: readonly Need[];
  readonly searches: Searches;
  /** Days of a request are those of the first house of its country; of a country without one, those of UTC. */
  readonly zoneOfCountry: (country: string | null) => Zone;
}

export function inSightOf(network: TrendsNetwork, needs: Needs, viewer: Actor): InSight {
  const sees = sightOf(viewer);
  const houses = [...network.shelters.values()].flatMap((house) => askedHouse(house) ?? []);
  const zones = new Map<string | null, Zone>();
  for (const { state, zone } of houses) if (!zones.has(state.country)) zones.set(state.country, zone);
  const isSeen = needSight(viewer);
  return {
    exact: seesExact(viewer),
    houses: houses.filter(({ state }) => sees(state)),
    requests: [...needs.requests.values()].filter(isSeen),
    searches: needs.searches.filter(isSeen),
    zoneOfCountry: (country) => zones.get(country) ?? zoneOf('UTC'),
  };
}

/** A house that can't be read says nothing; one that only counts, or has a past alone, has nobody coming or going. */
function askedHouse(house: TrendsHouse): AskedHouse | null {
  const { state, figures, unreadable } = house;
  if (unreadable !== null || state.situation !== 'kept') return null;
  const zone = zoneOf(state.timezone);
  const since = zone.dayAt(Date.parse(state.registeredAt));
  return { house: house as AskedHouse['house'], state, figures, zone, since };
}

export interface Asker {
  readonly organisation: string | null;
  readonly country: string | null;
}

/** Requests and searches are their organisation's, as houses are. */
function needSight(viewer: Actor): (of: Asker) => boolean {
  switch (scopeOf(viewer.role, 'trends')) {
    case 'own':
      return ({ organisation }) => organisation !== null && organisation === viewer.organisation;
    case 'aggregates':
      return () => true;
    case 'country':
      return ({ country }) => country !== null && country === viewer.country;
    default:
      return () => false;
  }
}

export const isHouseAsked = ({ state }: AskedHouse, { country, organisation, shelter }: Query): boolean =>
  (country === undefined || state.country === country) &&
  (organisation === undefined || state.organisation === organisation) &&
  (shelter === undefined || state.shelterId === shelter);

/** No house is asked for by name: a request is not of one. */
export const isNeedAsked = (of: Asker, { country, organisation, shelter, by }: Query): boolean =>
  shelter === undefined &&
  by !== 'shelter' &&
  (country === undefined || of.country === country) &&
  (organisation === undefined || of.organisation === organisation);
