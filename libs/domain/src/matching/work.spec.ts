/// <reference types="node" />
import { describe, expect, it } from '@jest/globals';
import type { IntakeRules, Needs } from '../terms.ts';
import { askFor, ready } from '../testing/open-shelter.ts';
import { FAMILY, party, TWO, WOMAN } from '../testing/people.ts';
import { keptShelter, type Layout } from '../testing/shelter.ts';
import { findPlaces } from './find.ts';
import type { Search } from './search.ts';
import type { MatchableShelter } from './shelter.ts';

const SHELTERS = 1_000;

const LAYOUTS: readonly Layout[] = [
  {
    fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', c2: 'child', k1: 'cot' } },
    two: { privacy: 'household', beds: { d1: 'adult', e1: 'child' } },
    big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult', b3: 'adult' } },
    gap: { privacy: 'shared', beds: { o1: 'overflow', o2: 'overflow' } },
  },
  {
    fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', k1: 'cot' } },
    big: { privacy: 'shared', beds: { b1: 'adult', b2: 'adult' } },
  },
];
/** How full the houses are: empty, a family in, full. */
const NIGHTS = LAYOUTS.flatMap((layout) =>
  [[], [FAMILY], [FAMILY, TWO, WOMAN, WOMAN], [FAMILY, WOMAN]].map((parties) => {
    const shelter = keptShelter(layout);
    for (const p of parties) shelter.when({ type: 'admit-party', party: p, kind: 'referral' });
    return shelter.kept;
  }),
);

const family = { gender: ['women', 'girls', 'boys'], languages: ['bs', 'sr', 'hr'], intake_hours: '24/7' };
const RULES: readonly IntakeRules[] = [
  { ...family, sons_max_age: 14, payer_consent: 'before', security_level: 3, official_referral: 'within_24h' },
  { ...family, sons_max_age: 17, legal_regime: ['citizen', 'foreigner', 'asylum'], formal_status: 'presumed' },
  { ...family, sons_max_age: 12, step_free: 'yes', infectious: 'isolation_room', languages: ['bs', 'en', 'ar'] },
  { ...family, sons_max_age: 12, intake_hours: '08:00-20:00', pregnancy: 'yes', pets: 'small' },
  { ...family, age_min: 15, unaccompanied_minor: 'guardian_needed', documents_required: 'identity_card' },
  { gender: ['women'], languages: ['mk', 'sq'], intake_hours: '20:00-08:00', substance_use: 'accepted' },
  {},
];
const ZONES = ['Europe/Belgrade', 'Europe/Sarajevo', 'Europe/Skopje', 'Europe/Tirane'];

/** Each house has its own rules object, as when parsed from a log. */
const ofSome = (i: number): IntakeRules => structuredClone(RULES[i % RULES.length] as IntakeRules);
/** All houses have different rules. */
const ofNobodyElse = (i: number): IntakeRules => ({ ...ofSome(i), party_children: 4 + i });
const nth = <T>(i: number, of: readonly T[]): T => of[i % of.length] as T;
/** Adjacent houses differ in every rule. */
const ofAllSorts = (i: number): IntakeRules => ({
  gender: nth(i, [['women'], ['women', 'girls'], ['women', 'girls', 'boys'], ['women', 'men', 'girls', 'boys']]),
  age_min: i % 30,
  age_max: 40 + ((i * 7) % 60),
  party_adults: 1 + (i % 9),
  party_children: 2 + i,
  sons_max_age: 5 + ((i * 11) % 13),
  languages: ['sr', 'mk', 'sq', 'en', 'ar', 'de'].filter((_, bit) => ((i * 37) >> bit) & 1),
  pregnancy: nth(i, ['yes', 'no', `until_month:${1 + (i % 9)}`]),
  step_free: nth(i >> 1, ['yes', 'no', 'partly']),
  documents_required: nth(i >> 6, ['none', 'identity_card', 'referral_letter']),
  formal_status: nth(i >> 2, ['none', 'presumed', 'identified']),
  legal_regime: ['citizen', 'foreigner', 'asylum', 'none'].filter((_, bit) => (i >> (bit + 2)) & 1),
  official_referral: nth(i >> 4, ['needed', 'not_needed', 'within_24h']),
  payer_consent: nth(i >> 5, ['before', 'after', 'not_needed']),
  security_level: 1 + ((i >> 1) % 3),
  intake_hours: `${6 + (i % 12)}:${10 + ((i * 7) % 50)}-2${i % 4}:00`,
});

const sheltersWith = (rulesOf: (i: number) => IntakeRules) =>
  Array.from({ length: SHELTERS }, (_, i) => {
    const state = {
      ...(NIGHTS[i % NIGHTS.length] as (typeof NIGHTS)[number]),
      shelterId: `s${(i * 7919) % SHELTERS}`,
      timezone: ZONES[i % ZONES.length] as string,
      rules: rulesOf(i),
    };
    return ready(state, { point: [16 + ((i * 37) % 700) / 100, 41 + ((i * 53) % 500) / 100] });
  });

const EVERY_NEED: Required<Needs> = {
  youngest: 24,
  oldest: 40,
  oldestSon: 9,
  transOrNonBinary: false,
  unaccompaniedMinor: true,
  hasGuardian: true,
  pregnantMonth: 5,
  ownRoom: true,
  stepFree: true,
  hearing: true,
  visual: true,
  languages: ['sq', 'mk'],
  substanceUse: 'sober',
  soberDays: 10,
  mentalHealthAcute: true,
  medication: true,
  infectious: true,
  pets: 'small',
  services: ['legal_aid'],
  documents: [],
  formalStatus: 'presumed',
  legalRegime: 'foreigner',
  hasReferral: false,
  payerConsent: false,
  securityLevel: 2,
};
const SEARCHES: Readonly<Record<string, Search>> = {
  'one woman': askFor({ party: WOMAN }),
  'a mother with three children': askFor({
    party: party({ women: 1, girls: 2, boys: 1, sonsOldest: '7-11' }),
    needs: { languages: ['sq'], stepFree: true, pregnantMonth: 5, securityLevel: 2 },
    avoid: ['rs-nis'],
  }),
  // Nobody takes them whole, so near misses are computed too.
  'four adults with four children': askFor({
    party: party({ women: 4, girls: 2, boys: 2, sonsOldest: '7-11' }),
    needs: { languages: ['sq'] },
  }),
  'a mother with every need there is': askFor({
    party: party({ women: 1, girls: 2, boys: 1, sonsOldest: '7-11' }),
    needs: EVERY_NEED,
    avoid: ['rs-nis', 'rs-beograd'],
    arrival: { from: '2026-03-01T22:00:00.000Z', to: '2026-03-02T02:00:00.000Z' },
  }),
};

const NETWORKS = {
  'rules that houses share': sheltersWith(ofSome),
  'rules of its own each': sheltersWith(ofNobodyElse),
  'nothing in common': sheltersWith(ofAllSorts),
};

/** How often anything was read of the houses in a search. */
function readsOf(shelters: readonly MatchableShelter[], search: Search): number {
  let reads = 0;
  const watched = shelters.map(
    (shelter) =>
      new Proxy(shelter, {
        get(target, key) {
          reads += 1;
          return Reflect.get(target, key);
        },
      }),
  );
  const { takes, takesIf, cannot } = findPlaces(watched, search);
  expect(takes.count + takesIf.count + cannot.count).toBe(shelters.length);
  return reads;
}

// In milliseconds: `npm run bench -- p7`.
describe.each(Object.entries(NETWORKS))('a thousand houses with %s', (_, shelters) => {
  it.each(Object.entries(SEARCHES))(
    'are searched for %s, all with their reasons, with the work for each house that a tenth of them take',
    (_, search) => {
      const tenth = shelters.filter((_, i) => i % 10 === 0);
      expect(readsOf(shelters, search)).toBeLessThan(20 * readsOf(tenth, search));
    },
  );
});
