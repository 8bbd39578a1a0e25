import type { RuleCase } from './case.ts';

/** Rules about what they need, have with them and can show. */
export const NEED_CASES = {
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
  services: [
    {
      needs: { services: ['legal_aid'] },
      welcomes: [['legal_aid'], 'childcare', ['school', 'yoga']],
      unknown: 'nothing',
    },
  ],
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
} as const satisfies Record<string, readonly RuleCase[]>;

function access(need: 'stepFree' | 'hearing' | 'visual'): RuleCase {
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
