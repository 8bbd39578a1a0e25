import type { FiguresQuery } from '@safe-haven/contracts';
import { type Actor, type KeptShelter, scopeOf } from '@safe-haven/domain';
import type { History } from '../history.ts';
import type { ShelterWithPast } from '../shelter-with-past.ts';
import { isCounted, seesExact, shelterVisibility } from '../trends/occupancy.ts';
import type { RegisteredShelter } from '../trends/shelter-days.ts';
import { type Zone, zoneOf } from '../trends/zone.ts';
import type { Searches } from './need-tally.ts';
import type { Need } from './needs.ts';

export type Query = Omit<FiguresQuery, 'format' | 'by'> & Required<Pick<FiguresQuery, 'by'>>;

/** A kept shelter with what figures read of it. */
export interface FiguresShelter {
  readonly state: KeptShelter;
  readonly shelter: RegisteredShelter;
  readonly figures: ShelterWithPast['figures'];
  readonly zone: Zone;
  /** The local day of registration: earlier days have no data. */
  readonly since: number;
}

/** What the viewer may read figures of. */
export interface VisibleData {
  readonly exact: boolean;
  readonly shelters: readonly FiguresShelter[];
  readonly requests: readonly Need[];
  readonly searches: Searches;
  /**
   * Requests and searches have no shelter and so no time zone: they are dated in that of the first shelter of their
   * country; in UTC if it has none.
   */
  readonly zoneOfCountry: (country: string | null) => Zone;
}

export function visibleDataOf({ shelters: all, needs }: History, viewer: Actor): VisibleData {
  const canSee = shelterVisibility(viewer);
  const shelters = [...all.values()].flatMap((shelter) => figuresShelter(shelter) ?? []);
  const zones = new Map<string | null, Zone>();
  for (const { state, zone } of shelters) if (!zones.has(state.country)) zones.set(state.country, zone);
  const canSeeNeed = needVisibility(viewer);
  return {
    exact: seesExact(viewer),
    shelters: shelters.filter(({ state }) => canSee(state)),
    requests: [...needs.requests.values()].filter(canSeeNeed),
    searches: needs.searches.filter(canSeeNeed),
    zoneOfCountry: (country) => zones.get(country) ?? zoneOf('UTC'),
  };
}

/**
 * null: the shelter has no admissions or discharges to count (it only reports a census, or has a past alone), or its
 * log can't be read.
 */
function figuresShelter(shelter: ShelterWithPast): FiguresShelter | null {
  const { state, figures, unreadable } = shelter;
  if (unreadable !== null || state.situation !== 'kept') return null;
  const zone = zoneOf(state.timezone);
  const since = zone.dayAt(Date.parse(state.registeredAt));
  return { shelter: shelter as FiguresShelter['shelter'], state, figures, zone, since };
}

export interface Owner {
  readonly organisation: string | null;
  readonly country: string | null;
}

/** Requests and searches belong to the organisation that asked. */
function needVisibility(viewer: Actor): (owner: Owner) => boolean {
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

export const matchesShelter = ({ state }: FiguresShelter, { country, organisation, shelter }: Query): boolean =>
  isCounted(state, shelter) &&
  (country === undefined || state.country === country) &&
  (organisation === undefined || state.organisation === organisation) &&
  (shelter === undefined || state.shelterId === shelter);

/** A request or search belongs to no shelter: none matches a query by shelter. */
export const matchesNeed = (owner: Owner, { country, organisation, shelter, by }: Query): boolean =>
  shelter === undefined &&
  by !== 'shelter' &&
  (country === undefined || owner.country === country) &&
  (organisation === undefined || owner.organisation === organisation);
