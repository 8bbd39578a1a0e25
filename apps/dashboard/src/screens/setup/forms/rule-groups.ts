import { intakeRuleCodes, type RuleCode } from '@safe-haven/contracts';

/** The groups of the form. */
export const RULE_GROUPS = ['who', 'health', 'house', 'papers', 'when'] as const;
type RuleGroup = (typeof RULE_GROUPS)[number];

/** The group of each rule; a missing one does not compile. */
const GROUP_OF: Readonly<Record<RuleCode, RuleGroup>> = {
  gender: 'who',
  age_min: 'who',
  age_max: 'who',
  unaccompanied_minor: 'who',
  party_adults: 'who',
  party_children: 'who',
  sons_max_age: 'who',
  pregnancy: 'health',
  room_privacy: 'house',
  step_free: 'house',
  hearing: 'house',
  visual: 'house',
  languages: 'house',
  substance_use: 'health',
  mental_health_acute: 'health',
  medical: 'health',
  infectious: 'health',
  services: 'house',
  phones: 'house',
  pets: 'house',
  documents_required: 'papers',
  formal_status: 'papers',
  legal_regime: 'papers',
  official_referral: 'papers',
  payer_consent: 'papers',
  security_level: 'house',
  intake_hours: 'when',
};

export const rulesIn = (group: RuleGroup): readonly RuleCode[] =>
  intakeRuleCodes.filter((code) => GROUP_OF[code] === group);
