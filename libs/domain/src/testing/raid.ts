import type { Point } from '../matching/search.ts';
import type { MatchableShelter } from '../matching/shelter.ts';
import type { PlanInput, PlanParty } from '../plan/input.ts';
import { seeded } from '../plan/seeded.ts';
import type { KeptShelter } from '../shelter/state.ts';
import type { IntakeRules, Party } from '../terms.ts';
import { NOW, OPEN, ready } from './open-shelter.ts';
import { HOTLINE, party, STAFF } from './people.ts';
import { idOfHold, keptShelter, type Layout } from './shelter.ts';

/** A night on which many parties are met at once: everything in it comes from its seed. */
export function raid(
  seed: number,
  { parties, shelters }: { readonly parties: number; readonly shelters: number },
): Raid {
  const chance = chances(seeded(seed));
  const kept = Array.from({ length: shelters }, (_, i) => shelterOf(`h${i}`, chance));
  return {
    states: new Map(kept.map(({ state }) => [state.shelterId, state])),
    input: {
      parties: together(
        Array.from({ length: parties }, (_, i) => partyOf(`${i + 1}`, chance)),
        chance,
      ),
      shelters: kept.map(({ shelter }) => shelter),
      from: [20.9, 43.3],
      avoid: chance.is(0.3) ? ['area-3'] : [],
      now: NOW,
      actor: HOTLINE,
    },
  };
}

export interface Raid {
  readonly input: PlanInput;
  readonly states: ReadonlyMap<string, KeptShelter>;
}

interface Chances {
  readonly is: (probability: number) => boolean;
  readonly below: (many: number) => number;
  readonly of: <T>(all: readonly T[]) => T;
}

const chances = (random: () => number): Chances => ({
  is: (probability) => random() < probability,
  below: (many) => Math.floor(random() * many),
  of: (all) => all[Math.floor(random() * all.length)] as (typeof all)[number],
});

const LAYOUTS: readonly Layout[] = [
  {
    fam: { privacy: 'household', beds: { a1: 'adult', a2: 'adult', c1: 'child', k1: 'cot' } },
    duo: { privacy: 'household', beds: { d1: 'adult', d2: 'adult' } },
    due: { privacy: 'household', beds: { e1: 'adult', e2: 'adult' } },
  },
  {
    hers: { privacy: 'shared', forWhom: 'women', beds: { w1: 'adult', w2: 'adult', w3: 'child' } },
    theirs: { privacy: 'shared', forWhom: 'families', beds: { v1: 'adult', v2: 'child', v3: 'child', v4: 'cot' } },
    one: { privacy: 'household', beds: { x1: 'adult' } },
  },
  { dorm: { privacy: 'shared', beds: { z1: 'adult', z2: 'adult', z3: 'child', z4: 'adult' } } },
  {
    big: { privacy: 'household', beds: { g1: 'adult', g2: 'adult', g3: 'child', g4: 'child', g5: 'cot' } },
    two: { privacy: 'household', beds: { t1: 'adult', t2: 'child' } },
    any: { privacy: 'shared', forWhom: 'anyone', beds: { s1: 'adult', s2: 'adult' } },
  },
];

/** Houses of each layout with so many single women in them already; their setting up is what costs time. */
const BUSY = LAYOUTS.flatMap((layout) => [0, 1, 2].map((guests) => busy(layout, guests)));

function busy(layout: Layout, guests: number): KeptShelter {
  const shelter = keptShelter(layout);
  for (let n = 0; n < guests; n++) {
    const held = shelter.given({ type: 'hold-beds', party: party({ women: 1 }) }, STAFF);
    shelter.given({ type: 'admit-party', holdId: idOfHold(held) }, STAFF);
  }
  return shelter.kept;
}

const COUNTRIES = ['RS', 'RS', 'RS', 'BA', 'ME', 'MK'] as const;

function shelterOf(
  shelterId: string,
  chance: Chances,
): { readonly state: KeptShelter; readonly shelter: MatchableShelter } {
  const n = chance.below(8);
  const point: Point = [18.5 + chance.below(40) / 10, 41.5 + chance.below(40) / 10];
  const state: KeptShelter = {
    ...chance.of(BUSY),
    shelterId,
    organisation: chance.is(0.3) ? 'Lara' : 'Vita',
    country: chance.of(COUNTRIES),
    area: { id: `area-${n}`, name: `area ${n}` },
    rules: rulesOf(chance),
  };
  return { state, shelter: ready(state, { point }) };
}

/** What most houses say: whom they take, and what they want to know first. */
function rulesOf(chance: Chances): IntakeRules {
  const rules: Record<string, unknown> = { ...OPEN };
  if (chance.is(0.7)) rules['gender'] = ['women', 'girls', 'boys'];
  if (chance.is(0.4)) rules['sons_max_age'] = chance.of([6, 11, 14]);
  if (chance.is(0.5)) rules['languages'] = chance.of([['sr'], ['sq', 'sr'], ['mk'], ['en', 'sr', 'interpreter']]);
  if (chance.is(0.4)) rules['unaccompanied_minor'] = chance.of(['no', 'guardian_needed']);
  if (chance.is(0.3)) rules['pregnancy'] = chance.of(['no', 'until_month:6']);
  if (chance.is(0.3)) rules['official_referral'] = 'needed';
  if (chance.is(0.2)) rules['step_free'] = 'no';
  if (chance.is(0.2)) rules['party_children'] = 1;
  if (chance.is(0.2)) delete rules['phones'];
  return rules as IntakeRules;
}

const PARTIES: readonly Party[] = [
  party({ women: 1 }),
  party({ women: 1 }),
  party({ women: 2 }),
  party({ women: 1, girls: 1 }),
  party({ women: 1, boys: 1, sonsOldest: '12-14' }),
  party({ women: 1, girls: 1, boys: 1, sonsOldest: '7-11' }),
  party({ women: 2, girls: 2, infants: 1 }),
  party({ women: 1, boys: 2, infants: 1, sonsOldest: '0-6' }),
  party({ girls: 1 }),
  party({ men: 1 }),
];

function partyOf(line: string, chance: Chances): PlanParty {
  const needs = {
    ...(chance.is(0.5) ? { languages: [chance.of(['sr', 'sq', 'mk'])] } : {}),
    ...(chance.is(0.2) ? { ownRoom: true } : {}),
    ...(chance.is(0.1) ? { pregnantMonth: 7 } : {}),
    ...(chance.is(0.1) ? { stepFree: true } : {}),
  };
  const crosses = chance.of(['agreed', 'refused', 'not_asked'] as const);
  return {
    ...{ line, party: chance.of(PARTIES), needs, crosses },
    ...{ with: [], notWith: [], decided: null, shown: null, heldIn: null },
  };
}

/** Some of them stay together, some are kept apart. */
function together(parties: readonly PlanParty[], chance: Chances): readonly PlanParty[] {
  return parties.map((one, i) => {
    const other = parties[i + 1];
    if (other === undefined) return one;
    const roll = chance.below(10);
    if (roll < 2) return { ...one, with: [other.line] };
    return roll === 2 ? { ...one, notWith: [other.line] } : one;
  });
}
