import type { FindAsk, RequestCriteria } from '@safe-haven/contracts';
import { ADULT } from '../../model/needs/format-needs.ts';
import { EMPTY_PARTY, type Party, placesFor } from '../../model/party/party.ts';
import { type Arrival, arrivalWindow } from './arrival.ts';

export type Needs = RequestCriteria['needs'];

/** What is looked for. It lives in the memory of this page alone: no address, no storage. */
export interface SearchForm {
  readonly party: Party;
  readonly needs: Needs;
  /** The id of the area from which they leave; null: not said. */
  readonly from: string | null;
  /** Ids of areas where they must not be. Used for the search and kept nowhere. */
  readonly avoid: readonly string[];
  readonly arrival: Arrival;
  /** Countries in which houses are looked for; none: all. */
  readonly countries: readonly string[];
}

/** One woman, as most calls begin. */
export const FIRST_FORM: SearchForm = {
  party: { ...EMPTY_PARTY, women: 1 },
  needs: {},
  from: null,
  avoid: [],
  arrival: 'now',
  countries: [],
};

/** Whether anybody in it needs a bed: without that there is nothing to ask. */
export const hasSomebody = ({ party }: SearchForm): boolean => placesFor(party) > 0;

/** What is asked of the server at this moment (ms since the epoch). Needs that no longer apply are left out. */
export const askOf = (form: SearchForm, now: number): FindAsk => ({
  party: form.party,
  needs: statedNeeds(form),
  from: form.from,
  avoid: [...form.avoid],
  arrival: arrivalWindow(form.arrival, now),
  countries: [...form.countries],
});

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * The needs that apply to this party: a son's years only where there is a son, a guardian only for minors alone, sober
 * days only for who is sober. An empty list of languages says nothing; an empty list of documents says "none".
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

/** Whether there is no adult among them: their ages are asked for as children's. */
export const areMinors = ({ women, men, other, girls, boys, infants }: Party): boolean =>
  women + men + other === 0 && girls + boys + infants > 0;

/**
 * Other people, of the same needs. An age that can't be one of them was said of others: it answered the question for
 * adults, and they are children now, or the other way round.
 */
export function withParty(form: SearchForm, party: Party): SearchForm {
  if (areMinors(party) === areMinors(form.party)) return { ...form, party };
  const ofOthers = (need: string, value: unknown) =>
    (need === 'youngest' || need === 'oldest') && Number(value) < ADULT !== areMinors(party);
  const needs = Object.entries(form.needs).filter(([need, value]) => !ofOthers(need, value));
  return { ...form, party, needs: Object.fromEntries(needs) as Needs };
}

/** Minors without an adult, or one that was said to be without a parent. */
export const isUnaccompanied = (party: Party, needs: Needs): boolean =>
  needs.unaccompaniedMinor === true || party.women + party.men + party.other === 0;

/** Sets one need, or with undefined takes it back. */
export function withNeed<N extends keyof Needs>(form: SearchForm, need: N, value: Needs[N] | undefined): SearchForm {
  const { [need]: _, ...others } = form.needs;
  return { ...form, needs: value === undefined ? others : { ...others, [need]: value } };
}

/** Adds what is not in a list, takes out what is. */
export const toggled = <T>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
