import type { RuleCode } from '@safe-haven/contracts';
import type { IntakeRules } from '@safe-haven/domain';

/**
 * What each intake rule is called for partners abroad, in English; null: it stands elsewhere in the file, or it is not for outside
 * (how a house is guarded).
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
  documents_required: null,
  formal_status: 'Formal status',
  legal_regime: 'Legal regime',
  official_referral: 'Official referral',
  payer_consent: 'Consent of the payer',
  security_level: null,
  intake_hours: null,
};

/** The rules of a house as one text, a sentence each; what it has not said is not there. */
export function rulesInWords(rules: IntakeRules | null): string {
  const said = Object.entries(NAMES).flatMap(([code, name]) => {
    const value = wordsOf(rules, code as RuleCode);
    return name === null || value === null ? [] : [`${name}: ${value}.`];
  });
  return said.length === 0 ? 'Ask the organisation.' : said.join(' ');
}

/** The answer to one rule in words; null: the house has not said. */
export function wordsOf(rules: IntakeRules | null, code: RuleCode): string | null {
  const value = rules?.[code];
  if (value === undefined || value === '') return null;
  const texts = (Array.isArray(value) ? value : [value]).map((v) => String(v).replaceAll('_', ' ').trim());
  return texts.length === 0 ? null : texts.join(', ');
}

/** The number that a rule gives; undefined: none. */
export function numberOf(rules: IntakeRules | null, code: RuleCode): number | undefined {
  const value = Number(rules?.[code] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
