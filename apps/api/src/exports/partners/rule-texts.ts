import type { RuleCode } from '@safe-haven/contracts';
import type { IntakeRules } from '@safe-haven/domain';

/**
 * English names of the intake rules for partners abroad; null: the rule has a field of its own in the file, or is never
 * exported (how a house is guarded).
 */
const NAMES: Readonly<Record<RuleCode, string | null>> = {
  gender: 'For',
  age_min: 'Youngest age',
  age_max: 'Oldest age',
  unaccompanied_minor: 'Children on their own',
  party_adults: 'Most adults in one party',
  party_children: 'Most children in one party',
  sons_max_age: 'Sons up to the age of',
  pregnancy: 'Pregnancy',
  room_privacy: 'Rooms',
  step_free: null,
  hearing: null,
  visual: null,
  languages: null,
  substance_use: 'Substance use',
  mental_health_acute: 'Acute mental health needs',
  medical: 'Storage of medication',
  infectious: 'Infectious illness',
  pets: 'Pets',
  phones: 'Phones',
  services: null,
  documents_required: null,
  formal_status: 'Formal status',
  legal_regime: 'Legal regime',
  official_referral: 'Official referral',
  payer_consent: 'Consent of the payer',
  security_level: null,
  intake_hours: null,
};

/** The stated rules of a shelter as one text, a sentence each. */
export function rulesAsText(rules: IntakeRules | null): string {
  const sentences = Object.entries(NAMES).flatMap(([code, name]) => {
    const value = ruleText(rules, code as RuleCode);
    return name === null || value === null ? [] : [`${name}: ${value}.`];
  });
  return sentences.length === 0 ? 'Ask the organisation.' : sentences.join(' ');
}

/** The answer to one rule as text; null: not stated. */
export function ruleText(rules: IntakeRules | null, code: RuleCode): string | null {
  const value = rules?.[code];
  if (value === undefined || value === '') return null;
  const texts = (Array.isArray(value) ? value : [value]).map((v) => String(v).replaceAll('_', ' ').trim());
  return texts.length === 0 ? null : texts.join(', ');
}

/** The answer to a rule as a number; undefined: none. */
export function ruleNumber(rules: IntakeRules | null, code: RuleCode): number | undefined {
  const value = Number(rules?.[code] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
