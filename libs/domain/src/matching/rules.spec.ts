import { describe, expect, it } from '@jest/globals';
import type { RuleCode } from '@safe-haven/contracts';
import type { Party } from '../terms.ts';
import { matchOf } from '../testing/open-house.ts';
import { FAMILY, party, TWO, WOMAN } from '../testing/people.ts';
import type { Needs } from './search.ts';

type Value = string | number | boolean | readonly string[];
interface Case {
  readonly party?: Party;
  readonly needs?: Needs;
  /** Answers of a house that fail this party, and what they say. */
  readonly bars?: readonly (readonly [Value, object])[];
  /** Answers that make it "yes, if". */
  readonly obliges?: readonly (readonly [Value, object])[];
  /** Answers that have nothing against it. */
  readonly welcomes: readonly Value[];
  /** Said otherwise of the party, these needs get past each answer that barred or obliged. */
  readonly unless?: Needs;
  /** What an unknown rule is for this party; `nothing`: beds say it, or nobody said that it matters. */
  readonly unknown: 'ask' | 'nothing';
}

const minor = party({ girls: 1 });
const son = party({ women: 1, boys: 1, sonsOldest: '12-14' });

/** One case at least for every code, in both directions: a code without one does not compile. */
const CASES: Readonly<Record<RuleCode, readonly Case[]>> = {
  gender: [
    {
      party: party({ women: 1, men: 1, boys: 1, sonsOldest: '0-6' }),
      bars: [
        [['women', 'girls'], { groups: ['men', 'boys'] }],
        ['women, girls, boys', { groups: ['men'] }],
      ],
      welcomes: [['women', 'men', 'boys'], 'Women; men; boys'],
      unknown: 'ask',
    },
    {
      needs: { transOrNonBinary: true },
      bars: [[['women', 'girls'], { groups: ['trans_non_binary'] }]],
      welcomes: [['women', 'trans_non_binary']],
      unknown: 'ask',
    },
    {
      party: party({ other: 1 }),
      bars: [[['women'], { groups: ['trans_non_binary'] }]],
      welcomes: [['trans_non_binary']],
      unknown: 'ask',
    },
  ],
  age_min: [
    { needs: { youngest: 19 }, bars: [[21, { limit: 21 }]], welcomes: [18, 19, '18'], unknown: 'ask' },
    { obliges: [[21, { limit: 21 }]], unless: { youngest: 30 }, welcomes: [18, 0], unknown: 'nothing' },
    {
      party: minor,
      bars: [[18, { limit: 18 }]],
      obliges: [[15, { limit: 15 }]],
      welcomes: [0],
      unknown: 'nothing',
    },
    { party: minor, needs: { youngest: 15 }, bars: [[16, { limit: 16 }]], welcomes: [15], unknown: 'ask' },
    { party: FAMILY, needs: { youngest: 24 }, welcomes: [18], unknown: 'ask' },
  ],
  age_max: [
    { needs: { oldest: 66 }, bars: [[65, { limit: 65 }]], welcomes: [66], unknown: 'ask' },
    { bars: [[17, { limit: 17 }]], welcomes: [65, 18], unknown: 'nothing' },
    { party: minor, obliges: [[14, { limit: 14 }]], unless: { oldest: 12 }, welcomes: [17], unknown: 'nothing' },
  ],
  unaccompanied_minor: [
    {
      party: minor,
      bars: [['no', { value: 'no' }]],
      obliges: [['guardian_needed', { value: 'guardian_needed' }]],
      welcomes: ['yes', true],
      unknown: 'ask',
    },
    {
      needs: { unaccompaniedMinor: true, hasGuardian: false },
      bars: [
        [false, { value: 'no' }],
        ['guardian_needed', { value: 'guardian_needed' }],
      ],
      welcomes: ['yes'],
      unknown: 'ask',
    },
    { party: minor, needs: { hasGuardian: true }, welcomes: ['guardian_needed'], unknown: 'ask' },
    { party: FAMILY, welcomes: ['no'], unknown: 'nothing' },
  ],
  party_adults: [{ party: TWO, bars: [[1, { limit: 1 }]], welcomes: [2, '2'], unknown: 'nothing' }],
  party_children: [{ party: FAMILY, bars: [[1, { limit: 1 }]], welcomes: [2], unknown: 'nothing' }],
  sons_max_age: [
    { party: son, bars: [[11, { limit: 11 }]], welcomes: [14, 17], unknown: 'ask' },
    { party: son, needs: { oldestSon: 13 }, bars: [[12, { limit: 12 }]], welcomes: [13], unknown: 'ask' },
    {
      party: party({ women: 1, boys: 1 }),
      bars: [[0, { limit: 0 }]],
      welcomes: [17],
      unknown: 'ask',
    },
    { party: party({ women: 1, girls: 1, sonsOldest: '15-17' }), welcomes: [0], unknown: 'nothing' },
  ],
  pregnancy: [
    {
      needs: { pregnantMonth: 7 },
      obliges: [
        ['no', { value: 'no', month: null }],
        ['until_month', { value: 'until_month', month: null }],
        ['until_month:6', { value: 'until_month', month: 6 }],
        [5, { value: 'until_month', month: 5 }],
      ],
      welcomes: ['yes', 7, 'until_month:8'],
      unknown: 'ask',
    },
    {
      needs: { pregnantMonth: 'unknown' },
      obliges: [[8, { value: 'until_month', month: 8 }]],
      welcomes: ['yes'],
      unknown: 'ask',
    },
    { welcomes: ['no'], unknown: 'nothing' },
  ],
  room_privacy: [
    { needs: { ownRoom: true }, welcomes: ['own_room_possible', false], unknown: 'nothing' },
    {
      party: party({ women: 3 }),
      needs: { ownRoom: true },
      obliges: [
        ['own_room_possible', {}],
        [false, {}],
      ],
      welcomes: [],
      unknown: 'nothing',
    },
  ],
  step_free: [access('stepFree')],
  hearing: [access('hearing')],
  visual: [access('visual')],
  languages: [
    {
      needs: { languages: ['mk', 'en-GB'] },
      obliges: [
        [['sq', 'it'], { spoken: ['sq', 'it'], interpreter: false }],
        ['sq it, interpreter by phone', { spoken: ['sq', 'it'], interpreter: true }],
        [['sq', 'interpreter'], { spoken: ['sq'], interpreter: true }],
      ],
      welcomes: ['sq mk', ['EN'], 'sq, en'],
      unknown: 'ask',
    },
    { needs: { languages: ['sr'] }, welcomes: [['bs'], ['hr']], unknown: 'ask' },
    { welcomes: [['fa']], unknown: 'nothing' },
  ],
  substance_use: [
    {
      needs: { substanceUse: 'active' },
      bars: [
        ['substitution_only', { value: 'substitution_only', days: null }],
        ['sober_days:3', { value: 'sober_days', days: 3 }],
      ],
      welcomes: ['accepted'],
      unknown: 'ask',
    },
    {
      needs: { substanceUse: 'substitution' },
      obliges: [['sober_days', { value: 'sober_days', days: null }]],
      welcomes: ['accepted', 'substitution_only'],
      unknown: 'ask',
    },
    {
      needs: { substanceUse: 'sober', soberDays: 4 },
      bars: [['sober_days:5', { value: 'sober_days', days: 5 }]],
      obliges: [['sober_days', { value: 'sober_days', days: null }]],
      welcomes: ['accepted', 'substitution_only', 'sober_days:4'],
      unknown: 'ask',
    },
  ],
  mental_health_acute: [
    {
      needs: { mentalHealthAcute: true },
      bars: [['no', { value: 'no' }]],
      obliges: [['condition', { value: 'condition' }]],
      welcomes: ['yes'],
      unknown: 'ask',
    },
    { welcomes: ['no'], unknown: 'nothing' },
  ],
  medical: [{ needs: { medication: true }, obliges: [['none', {}]], welcomes: ['storage', true], unknown: 'ask' }],
  infectious: [{ needs: { infectious: true }, obliges: [['none', {}]], welcomes: ['isolation_room'], unknown: 'ask' }],
  pets: [
    {
      needs: { pets: 'small' },
      obliges: [
        ['none', { value: 'none' }],
        ['kennel_partner', { value: 'kennel_partner' }],
      ],
      welcomes: ['small'],
      unknown: 'ask',
    },
    { needs: { pets: 'large' }, obliges: [['small', { value: 'small' }]], welcomes: [], unknown: 'ask' },
  ],
  phones: [
    {
      obliges: [
        ['house_phone', { value: 'house_phone' }],
        ['none', { value: 'none' }],
      ],
      welcomes: ['own_phone', 'Own phone'],
      unknown: 'nothing',
    },
  ],
  documents_required: [
    {
      obliges: [
        ['identity_card', { value: 'identity_card' }],
        ['Referral letter', { value: 'referral_letter' }],
      ],
      unless: { documents: ['identity_card', 'referral_letter'] },
      welcomes: ['none'],
      unknown: 'nothing',
    },
    {
      needs: { documents: ['identity_card'] },
      bars: [['referral_letter', { value: 'referral_letter' }]],
      welcomes: ['none', 'identity_card'],
      unknown: 'ask',
    },
    {
      needs: { documents: [] },
      bars: [['identity_card', { value: 'identity_card' }]],
      welcomes: ['none'],
      unknown: 'ask',
    },
  ],
  formal_status: [
    {
      obliges: [
        ['presumed', { value: 'presumed' }],
        ['identified', { value: 'identified' }],
      ],
      unless: { formalStatus: 'identified' },
      welcomes: ['none'],
      unknown: 'nothing',
    },
    {
      needs: { formalStatus: 'presumed' },
      bars: [['identified', { value: 'identified' }]],
      welcomes: ['none', 'presumed'],
      unknown: 'ask',
    },
    {
      needs: { formalStatus: 'none' },
      bars: [['presumed', { value: 'presumed' }]],
      welcomes: ['none'],
      unknown: 'ask',
    },
  ],
  legal_regime: [
    {
      obliges: [[['foreigner', 'asylum'], { values: ['foreigner', 'asylum'] }]],
      unless: { legalRegime: 'asylum' },
      welcomes: [['none'], ['citizen', 'foreigner', 'asylum']],
      unknown: 'nothing',
    },
    {
      needs: { legalRegime: 'foreigner' },
      bars: [[['citizen'], { values: ['citizen'] }]],
      welcomes: [['citizen', 'foreigner'], 'none'],
      unknown: 'ask',
    },
    {
      needs: { legalRegime: 'none' },
      bars: [[['citizen', 'foreigner', 'asylum'], { values: ['citizen', 'foreigner', 'asylum'] }]],
      welcomes: [['none']],
      unknown: 'ask',
    },
  ],
  official_referral: [
    {
      obliges: [
        ['needed', { value: 'needed' }],
        ['within_24h', { value: 'within_24h' }],
      ],
      unless: { hasReferral: true },
      welcomes: ['not_needed'],
      unknown: 'nothing',
    },
    { needs: { hasReferral: false }, obliges: [['needed', { value: 'needed' }]], welcomes: [], unknown: 'ask' },
    { needs: { hasReferral: true }, welcomes: ['needed', 'within_24h'], unknown: 'nothing' },
  ],
  payer_consent: [
    {
      obliges: [
        ['before', { value: 'before' }],
        ['after', { value: 'after' }],
      ],
      unless: { payerConsent: true },
      welcomes: ['not_needed'],
      unknown: 'nothing',
    },
    { needs: { payerConsent: false }, obliges: [['after', { value: 'after' }]], welcomes: [], unknown: 'ask' },
  ],
  security_level: [
    { needs: { securityLevel: 3 }, bars: [['2', { level: 2 }]], welcomes: [3, '3'], unknown: 'ask' },
    { needs: { securityLevel: 1 }, welcomes: [1, 2, 3], unknown: 'nothing' },
    { welcomes: [1], unknown: 'nothing' },
  ],
  intake_hours: [
    {
      bars: [['08:00-20:00', { opens: '08:00', closes: '20:00' }]],
      welcomes: ['24/7', '20:00-08:00', ['08:00-12:00', '18-23']],
      unknown: 'ask',
    },
  ],
};

function access(need: 'stepFree' | 'hearing' | 'visual'): Case {
  return {
    needs: { [need]: true },
    bars: [
      ['no', { value: 'no' }],
      [false, { value: 'no' }],
    ],
    obliges: [['partly', { value: 'partly' }]],
    welcomes: ['yes', true],
    unknown: 'ask',
  };
}

const titled = Object.entries(CASES).flatMap(([code, cases]) =>
  cases.map((c, i) => [`${code} (${i + 1})`, code, c] as const),
);

describe('an intake rule against a party', () => {
  it('FP-1: every code has a case that is against a party and one that welcomes it', () => {
    for (const cases of Object.values(CASES)) {
      expect(cases.some((c) => (c.bars ?? c.obliges ?? []).length > 0)).toBe(true);
      expect(cases.some((c) => c.welcomes.length > 0)).toBe(true);
    }
  });

  it.each(titled)('FP-1: %s: is a barrier, a condition or nothing, as the table of codes says', (_, code, c) => {
    const { party: who = WOMAN, needs = {}, unless } = c;
    const matchWith = (value: Value, more: Needs = {}) => matchOf({ [code]: value }, { ...needs, ...more }, who);
    for (const [value, detail] of c.bars ?? []) {
      expect(matchWith(value)).toMatchObject({ outcome: 'cannot', offer: null, asks: [] });
      expect(matchWith(value).barriers).toEqual([{ code, ...detail }]);
    }
    for (const [value, detail] of c.obliges ?? []) {
      expect(matchWith(value)).toMatchObject({ outcome: 'takes_if', barriers: [], asks: [] });
      expect(matchWith(value).conditions).toEqual([{ code, ...detail }]);
      expect(matchWith(value).offer).not.toBe(null);
      if (unless) expect(matchWith(value, unless).outcome).toBe('takes');
    }
    for (const value of c.welcomes) {
      expect(matchWith(value)).toMatchObject({ outcome: 'takes', barriers: [], conditions: [], asks: [] });
    }
  });

  it.each(titled)('FP-2: %s: unknown is not no, whether nothing was said or nothing that can be read', (_, code, c) => {
    for (const value of [undefined, 'what nobody can read', -1, ['?'], {}, null]) {
      const { outcome, asks, barriers } = matchOf({ [code]: value }, c.needs, c.party);
      expect(barriers).toEqual([]);
      expect(outcome === 'takes' || code === 'room_privacy').toBe(true);
      expect(asks).toEqual(c.unknown === 'ask' ? [code] : []);
    }
  });

  it('a son whose band lies across the limit is a question, and his age an answer', () => {
    const boy = party({ women: 1, boys: 1, sonsOldest: '12-14' });
    expect(matchOf({ sons_max_age: 12 }, {}, boy)).toMatchObject({ outcome: 'takes', asks: ['sons_max_age'] });
    expect(matchOf({ sons_max_age: 12 }, { oldestSon: 12 }, boy)).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ sons_max_age: 12 }, { oldestSon: 13 }, boy)).toMatchObject({ outcome: 'cannot' });
    const ofUnknownAge = party({ women: 1, boys: 1 });
    expect(matchOf({ sons_max_age: 14 }, {}, ofUnknownAge)).toMatchObject({ outcome: 'takes', asks: ['sons_max_age'] });
  });

  it('FP-2: a list with a word that nobody knows says yes to what it names, and no to nothing', () => {
    const gender = ['women', 'everyone else'];
    expect(matchOf({ gender })).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ gender }, {}, party({ men: 1 }))).toMatchObject({ outcome: 'takes', asks: ['gender'] });
    const languages = ['sr', 'Romani'];
    expect(matchOf({ languages }, { languages: ['sr'] })).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf({ languages }, { languages: ['rom'] })).toMatchObject({ outcome: 'takes', asks: ['languages'] });
    const regimes = { legal_regime: ['citizen', 'rulebook 7'] };
    expect(matchOf(regimes)).toMatchObject({ outcome: 'takes', asks: [] });
    expect(matchOf(regimes, { legalRegime: 'asylum' })).toMatchObject({ outcome: 'takes', asks: ['legal_regime'] });
  });

  it('FP-1: every reason is given, not the first alone', () => {
    const found = matchOf(
      { gender: ['men'], age_min: 40, pets: 'none', visual: undefined },
      { youngest: 30, pets: 'small', visual: true },
    );
    expect(found.barriers.map(({ code }) => code)).toEqual(['gender', 'age_min']);
    expect(found.conditions.map(({ code }) => code)).toEqual(['pets']);
    expect(found.asks).toEqual([]);
  });

  it('FP-1: each limit of a party is told, whichever is passed first', () => {
    const rules = { party_adults: 1, party_children: 1, sons_max_age: 11, pregnancy: 'no', security_level: 1 };
    const many = party({ women: 2, girls: 1, boys: 1, sonsOldest: '15-17' });
    const found = matchOf(rules, { pregnantMonth: 4, securityLevel: 3 }, many);
    const codes = ['party_adults', 'party_children', 'security_level', 'sons_max_age'];
    expect(found.barriers.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(found.conditions).toEqual([{ code: 'pregnancy', value: 'no', month: null }]);
  });
});
