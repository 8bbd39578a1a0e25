import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always } from '../testing/seed.ts';
import type { IntakeRules } from '../words.ts';
import { type LegalPosition, regimeCheck, regimeIn } from './regime.ts';

const UNKNOWN: LegalPosition = {
  citizenOf: null,
  seeksAsylumIn: null,
  formalStatus: null,
  documents: null,
  officialReferral: null,
  payerConsent: null,
};
const position = (over: Partial<LegalPosition>): LegalPosition => ({ ...UNKNOWN, ...over });
const NOTHING = { barriers: [], conditions: [], ask: [] };
const barrier = (code: string) => ({ ...NOTHING, barriers: [code] });
const condition = (code: string) => ({ ...NOTHING, conditions: [code] });
const ask = (code: string) => ({ ...NOTHING, ask: [code] });

describe('the regime on both sides of a border', () => {
  it('given a citizen, when she crosses the border, then she is a foreigner there, and a citizen again at home', () => {
    const bosnian = position({ citizenOf: ['BA'] });
    expect([regimeIn('BA', bosnian), regimeIn('RS', bosnian)]).toEqual(['citizen', 'foreigner']);
    const asylum = position({ citizenOf: [], seeksAsylumIn: 'RS' });
    expect([regimeIn('RS', asylum), regimeIn('BA', asylum)]).toEqual(['asylum', 'foreigner']);
    expect(regimeIn('RS', UNKNOWN)).toBe(null);
    expect(regimeIn('RS', position({ citizenOf: ['BA', 'RS'] }))).toBe('citizen');
  });

  it.each<[string, IntakeRules, Partial<LegalPosition>, ReturnType<typeof regimeCheck>]>([
    ['no rule', {}, {}, NOTHING],
    ['a regime that is taken', { legal_regime: ['citizen', 'foreigner'] }, { citizenOf: ['BA'] }, NOTHING],
    ['a regime that is not', { legal_regime: ['citizen'] }, { citizenOf: ['BA'] }, barrier('legal_regime')],
    ['one regime as a word', { legal_regime: 'citizen' }, { citizenOf: ['RS'] }, NOTHING],
    ['a regime not known', { legal_regime: ['citizen'] }, {}, ask('legal_regime')],
    ['no status needed', { formal_status: 'none' }, { formalStatus: 'none' }, NOTHING],
    ['more status than needed', { formal_status: 'presumed' }, { formalStatus: 'identified' }, NOTHING],
    [
      'less status than needed',
      { formal_status: 'identified' },
      { formalStatus: 'presumed' },
      barrier('formal_status'),
    ],
    ['a status not known', { formal_status: 'presumed' }, {}, ask('formal_status')],
    [
      'papers that are missing',
      { documents_required: 'identity_card' },
      { documents: 'none' },
      barrier('documents_required'),
    ],
    ['papers that go with her', { documents_required: 'identity_card' }, { documents: 'referral_letter' }, NOTHING],
    [
      'a referral still to come',
      { official_referral: 'within_24h' },
      { officialReferral: false },
      condition('official_referral'),
    ],
    ['a referral that is there', { official_referral: 'needed' }, { officialReferral: true }, NOTHING],
    ['no referral needed', { official_referral: 'not_needed' }, { officialReferral: false }, NOTHING],
    ['a payer to ask before', { payer_consent: 'before' }, { payerConsent: false }, condition('payer_consent')],
    ['a payer to ask afterwards', { payer_consent: 'after' }, { payerConsent: false }, NOTHING],
    ['a payer not known', { payer_consent: 'before' }, {}, ask('payer_consent')],
  ])('given %s, then it is said by its code', (_, rules, about, expected) => {
    expect(regimeCheck('RS', rules, position(about))).toEqual(expected);
  });

  it('given a house without rules, then it asks nothing', () => {
    expect(regimeCheck('RS', null, UNKNOWN)).toEqual(NOTHING);
  });

  it('given anything that becomes known, then a code is no longer asked, and no other code changes', () => {
    const rules = fc.record(
      {
        legal_regime: fc.subarray(['citizen', 'foreigner', 'asylum']),
        formal_status: fc.constantFrom('none', 'presumed', 'identified'),
        documents_required: fc.constantFrom('none', 'identity_card', 'referral_letter'),
        official_referral: fc.constantFrom('needed', 'within_24h', 'not_needed'),
        payer_consent: fc.constantFrom('before', 'after', 'not_needed'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<IntakeRules>;
    const known = fc.record({
      citizenOf: fc.constantFrom(['RS'], ['BA'], []),
      formalStatus: fc.constantFrom('none', 'presumed', 'identified'),
      documents: fc.constantFrom('none', 'identity_card', 'referral_letter'),
      officialReferral: fc.boolean(),
      payerConsent: fc.boolean(),
    }) as fc.Arbitrary<Partial<LegalPosition>>;
    always(fc.tuple(rules, known), ([r, k]) => {
      const before = regimeCheck('RS', r, UNKNOWN);
      const { barriers, conditions, ask: asked } = regimeCheck('RS', r, position(k));
      expect(asked).toEqual([]);
      expect(before.barriers).toEqual([]);
      expect([...barriers, ...conditions].filter((code) => !before.ask.includes(code))).toEqual([]);
    });
  });
});
