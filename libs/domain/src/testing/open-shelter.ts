import type { RuleCode } from '@safe-haven/contracts';
import { type Match, match } from '../matching/match.ts';
import type { Point, Search } from '../matching/search.ts';
import { type MatchableShelter, matchableOf, type Place } from '../matching/shelter.ts';
import type { ShelterState } from '../shelter/state.ts';
import type { IntakeRules, Needs, Party } from '../terms.ts';
import { HOTLINE, WOMAN } from './people.ts';
import { keptShelter, type Layout } from './shelter.ts';

export const BELGRADE: Point = [20.46, 44.81];
export const SARAJEVO: Point = [18.41, 43.86];

/** A house that said something about everything, and has nothing against anybody. */
export const OPEN: IntakeRules = {
  gender: ['women', 'men', 'girls', 'boys', 'trans_non_binary'],
  age_min: 0,
  age_max: 120,
  unaccompanied_minor: 'yes',
  party_adults: 40,
  party_children: 40,
  sons_max_age: 17,
  pregnancy: 'yes',
  room_privacy: 'own_room_possible',
  step_free: 'yes',
  hearing: 'yes',
  visual: 'yes',
  languages: ['sr', 'en'],
  substance_use: 'accepted',
  mental_health_acute: 'yes',
  medical: 'storage',
  infectious: 'isolation_room',
  pets: 'small',
  phones: 'own_phone',
  services: ['legal_aid'],
  documents_required: 'none',
  formal_status: 'none',
  legal_regime: ['citizen', 'foreigner', 'asylum', 'none'],
  official_referral: 'not_needed',
  payer_consent: 'not_needed',
  security_level: 3,
  intake_hours: '24/7',
} satisfies Readonly<Record<RuleCode, IntakeRules[string]>>;

export const NOW = '2026-03-01T21:00:00.000Z';

/** One woman, asked for by a hotline, who leaves from Belgrade now. */
export const askFor = (over: Partial<Search> = {}): Search => ({
  party: WOMAN,
  needs: {},
  from: BELGRADE,
  avoid: [],
  arrival: null,
  now: NOW,
  actor: HOTLINE,
  requestId: null,
  ...over,
});

export function ready(state: ShelterState, place: Place = { point: BELGRADE }): MatchableShelter {
  const shelter = matchableOf(state, place);
  if (shelter === null) throw new Error('nothing is recorded of this house');
  return shelter;
}

/** The house of the tests with these rules in addition to those of an open one; `undefined` is "not said". */
export function withRules(over: Readonly<Record<string, unknown>>, layout?: Layout): MatchableShelter {
  const rules = Object.fromEntries(Object.entries({ ...OPEN, ...over }).filter(([, value]) => value !== undefined));
  return ready({ ...keptShelter(layout).kept, rules: rules as IntakeRules });
}

/** What a house with these rules says to a party. */
export const matchOf = (over: Readonly<Record<string, unknown>>, needs: Needs = {}, party: Party = WOMAN): Match =>
  match(withRules(over), askFor({ needs, party }));
