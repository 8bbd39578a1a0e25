import { after } from '../instant.ts';
import { localDay } from '../local-day.ts';
import type { CensusDoubt, Day, Instant } from '../terms.ts';
import { placesOf } from './beds/places.ts';
import { censusOf } from './facts/census-reported.ts';
import {
  COUNT_AHEAD,
  COUNT_AT_FIRST,
  COUNT_AT_LEAST,
  COUNT_BEFORE_NIGHT,
  COUNT_LONG_AGO,
  COUNT_TIMES,
} from './limits.ts';
import type { Census, KeptShelter, Registered } from './state.ts';

/**
 * Why a reported count is improbable (OC-9); none: it counts at once. A past house has no board that it could reach, and
 * old nights are what it is for.
 */
export function doubtsAbout(census: Census, state: Registered, now: Instant): readonly CensusDoubt[] {
  if (state.situation === 'past') return [];
  const { night, asOf, inService, occupied } = census;
  const { known, most } = knownOf(state, census);
  const isAhead = isNightAhead(night, state, now);
  const doubts: readonly (readonly [CensusDoubt, boolean])[] = [
    ['night_in_future', isAhead],
    ['night_long_ago', Date.parse(night) < Date.parse(now) - COUNT_LONG_AGO && censusOf(state.census, night) === null],
    ['taken_in_future', asOf > after(now, COUNT_AHEAD)],
    ['taken_before_night', !isAhead && Date.parse(asOf) < Date.parse(night) - COUNT_BEFORE_NIGHT],
    ['too_many_people', occupied > (known === null ? mostFor(inService, most) : most)],
    ['too_many_places', inService !== null && inService > most],
  ];
  return doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

/** Whether a night has not begun by the clocks of the house. */
export const isNightAhead = (night: Day, { timezone }: Registered, now: Instant): boolean =>
  night > localDay(timezone, Date.parse(now) + COUNT_AHEAD);

/** What is known of the size of a house, and the most people or places that are believed of it; null: nothing is known. */
function knownOf(state: Registered, { night }: Census): { readonly known: number | null; readonly most: number } {
  const { latest, places } = state.census;
  const sizes = [
    state.situation === 'kept' ? bedsOf(state) : places?.inService,
    latest?.occupied,
    censusOf(state.census, night)?.occupied,
  ].filter((n) => n !== undefined);
  if (sizes.length === 0) return { known: null, most: COUNT_AT_FIRST };
  const known = Math.max(...sizes);
  return { known, most: COUNT_TIMES * Math.max(COUNT_AT_LEAST, known) };
}

/** Without a bed it is being set up, or closed: nothing is known of its size. */
const bedsOf = (state: KeptShelter): number | undefined => placesOf({ ...state, draft: false }).inService || undefined;

/** Of a house of which nothing is known, the people are compared with the places that came with them. */
const mostFor = (inService: number | null, most: number): number =>
  inService === null ? most : Math.min(most, COUNT_TIMES * Math.max(COUNT_AT_LEAST, inService));
