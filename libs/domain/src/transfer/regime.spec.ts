import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IntakeRules } from '../terms.ts';
import { always } from '../testing/seed.ts';
import { type LegalPosition, regimeCheck, regimeIn } from './regime.ts';

const UNKNOWN: LegalPosition = { citizenOf: null, seeksAsylumIn: null, needs: {} };
const position = (over: Partial<LegalPosition>): LegalPosition => ({ ...UNKNOWN, ...over });
const needing = (needs: LegalPosition['needs']) => position({ citizenOf: ['RS'], needs });
const HOME = { from: 'RS', to: 'RS' } as const;
const INTO_SERBIA = { from: 'BA', to: 'RS' } as const;
const NOTHING = { barriers: [], conditions: [], ask: [] };
const barrier = (code: string) => ({ ...NOTHING, barriers: [code] });
const condition = (code: string) => ({ ...NOTHING, conditions: [code] });
const ask = (code: string) => ({ ...NOTHING, ask: [code] });

describe('TR-3: the regime on both sides of a border', () => {
  it('given a citizen, when she crosses the border, then she is a foreigner there, and a citizen again at home', () => {
    const bosnian = position({ citizenOf: ['BA'] });
    expect([regimeIn('BA', bosnian), regimeIn('RS', bosnian)]).toEqual(['citizen', 'foreigner']);
    const asylum = position({ citizenOf: [], seeksAsylumIn: 'RS' });
    expect([regimeIn('RS', asylum), regimeIn('BA', asylum)]).toEqual(['asylum', 'foreigner']);
    expect(regimeIn('RS', UNKNOWN)).toBe(null);
    expect(regimeIn('RS', position({ citizenOf: ['BA', 'RS'] }))).toBe('citizen');
  });

  const ALL = { legal_regime: ['citizen', 'foreigner', 'asylum'] };
  it.each<[string, IntakeRules, LegalPosition, ReturnType<typeof regimeCheck>]>([
    ['a citizen who goes abroad', ALL, position({ citizenOf: ['BA'] }), condition('legal_regime')],
    ['a citizen who comes home', ALL, position({ citizenOf: ['RS'] }), NOTHING],
    ['a foreigner on both sides', ALL, position({ citizenOf: ['SY'] }), NOTHING],
    [
      'an asylum seeker who leaves',
      ALL,
      position({ citizenOf: ['SY'], seeksAsylumIn: 'BA' }),
      condition('legal_regime'),
    ],
    [
      'a regime that is not taken',
      { legal_regime: ['citizen'] },
      position({ citizenOf: ['BA'] }),
      barrier('legal_regime'),
    ],
    ['a regime not known', { legal_regime: ['citizen'] }, UNKNOWN, condition('legal_regime')],
    ['a regime not known that does not matter', ALL, UNKNOWN, NOTHING],
  ])('given %s, then it is said by its code', (_, rules, about, expected) => {
    expect(regimeCheck(INTO_SERBIA, rules, about)).toEqual(expected);
  });

  it.each<[string, IntakeRules, LegalPosition, ReturnType<typeof regimeCheck>]>([
    ['more status than needed', { formal_status: 'presumed' }, needing({ formalStatus: 'identified' }), NOTHING],
    [
      'less status than needed',
      { formal_status: 'identified' },
      needing({ formalStatus: 'presumed' }),
      barrier('formal_status'),
    ],
    ['a status not known', { formal_status: 'presumed' }, needing({}), condition('formal_status')],
    [
      'papers that are missing',
      { documents_required: 'identity_card' },
      needing({ documents: [] }),
      barrier('documents_required'),
    ],
    [
      'a referral still to come',
      { official_referral: 'within_24h' },
      needing({ hasReferral: false }),
      condition('official_referral'),
    ],
    ['a payer to ask', { payer_consent: 'before' }, needing({ payerConsent: false }), condition('payer_consent')],
    ['a house that says nothing of it', {}, needing({ payerConsent: false }), ask('payer_consent')],
    [
      'how safe it has to be, which is no question of law',
      { security_level: 1 },
      needing({ securityLevel: 3 }),
      NOTHING,
    ],
  ])('given %s, then it is said by its code', (_, rules, about, expected) => {
    const { ask: asked, ...found } = regimeCheck(HOME, rules, about);
    expect({ ...found, ask: asked.filter((code) => code !== 'legal_regime') }).toEqual(expected);
  });

  it('given any house and any position, then a code is said once', () => {
    const rules = fc.record(
      {
        legal_regime: fc.subarray(['citizen', 'foreigner', 'asylum', 'none']),
        formal_status: fc.constantFrom('none', 'presumed', 'identified'),
        documents_required: fc.constantFrom('none', 'identity_card', 'referral_letter'),
        official_referral: fc.constantFrom('needed', 'within_24h', 'not_needed'),
        payer_consent: fc.constantFrom('before', 'after', 'not_needed'),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<IntakeRules>;
    const about = fc.record({
      citizenOf: fc.constantFrom(null, ['RS'], ['BA'], []),
      seeksAsylumIn: fc.constantFrom(null, 'RS', 'BA'),
      needs: fc.record(
        {
          formalStatus: fc.constantFrom('none', 'presumed', 'identified'),
          hasReferral: fc.boolean(),
          payerConsent: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }) as fc.Arbitrary<LegalPosition>;
    always(fc.tuple(rules, about), ([r, a]) => {
      const { barriers, conditions, ask: asked } = regimeCheck(INTO_SERBIA, r, a);
      expect(new Set([...barriers, ...conditions]).size).toBe(barriers.length + conditions.length);
      expect(asked.filter((code) => barriers.includes(code))).toEqual([]);
    });
  });
});
