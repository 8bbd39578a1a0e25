import type { FindAsk, RequestCriteria } from '@safe-haven/contracts';
import { ADULT } from '../../model/needs/format-needs.ts';
import { EMPTY_PARTY, hasAdult, type Party, peopleIn, placesFor } from '../../model/party/party.ts';
import { type Arrival, arrivalWindow } from './arrival.ts';

export type Needs = RequestCriteria['needs'];

/** The search form. In memory only: neither in the URL nor in storage. */
export interface SearchForm {
  readonly party: Party;
  readonly needs: Needs;
  /** Id of the area of departure; null: not stated. */
  readonly from: string | null;
  /** Ids of areas to avoid. Used for the search only, not recorded. */
  readonly avoid: readonly string[];
  readonly arrival: Arrival;
  /** Countries to search; empty: all. */
  readonly countries: readonly string[];
  /** The own house that they leave by a transfer; null: none. */
  readonly leaving: string | null;
}

/** The initial form: one woman, as in most calls. */
export const FIRST_FORM: SearchForm = {
  party: { ...EMPTY_PARTY, women: 1 },
  needs: {},
  from: null,
  avoid: [],
  arrival: 'now',
  countries: [],
  leaving: null,
};

/** Whether anybody in the party needs a bed. */
export const hasSomebody = ({ party }: SearchForm): boolean => placesFor(party) > 0;

/** The API query at this moment (ms since the epoch), without needs that do not apply. */
export const askOf = (form: SearchForm, now: number): FindAsk => ({
  party: form.party,
  needs: statedNeeds(form),
  from: form.from,
  avoid: [...form.avoid],
  arrival: arrivalWindow(form.arrival, now),
  countries: [...form.countries],
  leaving: form.leaving,
});

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * The needs that apply to this party: the age of the oldest son only with a boy, a guardian only for minors alone,
 * sober days only if sober. An empty list of languages is "not stated"; an empty list of documents is "none".
 */
export function statedNeeds({ party, needs }: SearchForm): Needs {
  const applies: Record<string, boolean> = {
    oldestSon: party.boys > 0,
    hasGuardian: isUnaccompanied(party, needs),
    soberDays: needs.substanceUse === 'sober',
    documents: needs.documents !== undefined,
  };
  const stated = Object.entries(needs).filter(([need, value]) => applies[need] ?? !isNothing(value));
  return Object.fromEntries(stated.filter(([, value]) => value !== undefined)) as Needs;
}

/** Whether the party are minors without an adult: ages are then asked for as children's. */
export const areMinors = (party: Party): boolean => peopleIn(party) > 0 && !hasAdult(party);

/** Changes the party and keeps its needs. Ages that do not fit the new party are dropped. */
export function withParty(form: SearchForm, party: Party): SearchForm {
  if (areMinors(party) === areMinors(form.party)) return { ...form, party };
  const ofOthers = (need: string, value: unknown) =>
    (need === 'youngest' || need === 'oldest') && Number(value) < ADULT !== areMinors(party);
  const needs = Object.entries(form.needs).filter(([need, value]) => !ofOthers(need, value));
  return { ...form, party, needs: Object.fromEntries(needs) as Needs };
}

/** Whether the party has no adult, or is stated to be unaccompanied. */
export const isUnaccompanied = (party: Party, needs: Needs): boolean =>
  needs.unaccompaniedMinor === true || !hasAdult(party);

/** Sets one need; undefined removes it. */
export function withNeed<N extends keyof Needs>(form: SearchForm, need: N, value: Needs[N] | undefined): SearchForm {
  const { [need]: _, ...others } = form.needs;
  return { ...form, needs: value === undefined ? others : { ...others, [need]: value } };
}
