import { momentAfter } from '../dated.ts';
import { accepted, acceptedAt, type Deciding, refuse } from '../decider.ts';
import type { Actor, Country, Instant } from '../terms.ts';
import { isSurgeOver } from './due.ts';
import type { SurgeCannotReason } from './events.ts';
import type { SurgeDecision } from './rejections.ts';
import { mayEndSurge } from './sides.ts';
import type { OpenedSurge } from './state.ts';

/** What asking another country needs from elsewhere. */
export interface OutsideCountries {
  /** Countries in which somebody could answer. */
  readonly withFocalPoint?: readonly Country[];
  /** Places that are neither open for it nor for surges of countries that it asked. */
  readonly missing?: number;
}

/** SU-14: the country whose focal point somebody is, alone in answering when another country asks. */
export const answersFor = ({ role, country }: Actor): Country | null => (role === 'focal_point' ? country : null);

/** SU-14: by those who may end it, each country once. Sent again by the same person it is done already. */
export function askCountry(
  country: Country,
  state: OpenedSurge,
  { now, actor, withFocalPoint, missing = 0 }: Deciding & OutsideCountries,
): SurgeDecision {
  if (isSurgeOver(state, now)) return refuse('surge_over');
  if (!mayEndSurge(state, actor)) return refuse('surge_elsewhere');
  if (state.confirmed === null) return refuse('surge_not_confirmed');
  if (country === state.country) return refuse('own_country');
  const known = askedOf(state, country);
  if (known) return known.asked.by.person === actor.person ? accepted() : refuse('country_asked');
  if (!withFocalPoint?.includes(country)) return refuse('no_focal_point');
  if (missing < 1) return refuse('nothing_missing');
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeCountryAsked', country, places: missing });
}

/** SU-15: a later reason takes the place of the earlier. */
export function declineCountry(reason: SurgeCannotReason, state: OpenedSurge, { now, actor }: Deciding): SurgeDecision {
  if (isSurgeOver(state, now)) return refuse('surge_over');
  const country = answersFor(actor);
  const known = askedOf(state, country);
  if (country === null || !known) return refuse('surge_not_asked');
  if (known.declined?.reason === reason) return accepted();
  return acceptedAt(momentAfter(state.recordedAt, now), { type: 'SurgeCountryDeclined', country, reason });
}

/** Whether a surge asks a country now. A drill asks for a drill, and nothing else does. */
export const asksFor = (
  state: OpenedSurge | null,
  { country, drill }: Pick<OpenedSurge, 'country' | 'drill'>,
  now: Instant,
): boolean =>
  state !== null && state.drill === drill && !isSurgeOver(state, now) && askedOf(state, country) !== undefined;

const askedOf = ({ countries }: OpenedSurge, country: Country | null) =>
  countries.find((known) => known.country === country);
