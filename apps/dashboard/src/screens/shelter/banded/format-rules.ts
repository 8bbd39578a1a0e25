import { intakeRuleCodes } from '@safe-haven/contracts';
import { languageName } from '../../../locales/intl/names.ts';
import { type L10n, listed } from '../../../model/l10n/l10n.ts';

type RuleCode = (typeof intakeRuleCodes)[number];

/** What kind of answer a rule has, which decides how it is said and how it is asked for. */
export type RuleShape =
  | { readonly kind: 'one'; readonly values: readonly string[] }
  | { readonly kind: 'several'; readonly values: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'languages' }
  | { readonly kind: 'hours' };

const one = (...values: string[]): RuleShape => ({ kind: 'one', values });

/** Every rule code with its answers, in the order in which a house tells them. */
export const RULES: Readonly<Record<RuleCode, RuleShape>> = {
  gender: { kind: 'several', values: ['women', 'men', 'girls', 'boys', 'trans_non_binary'] },
  age_min: { kind: 'number' },
  age_max: { kind: 'number' },
  unaccompanied_minor: one('yes', 'no', 'guardian_needed'),
  party_adults: { kind: 'number' },
  party_children: { kind: 'number' },
  sons_max_age: { kind: 'number' },
  pregnancy: one('yes', 'no', 'until_month'),
  room_privacy: one('own_room_possible'),
  step_free: one('yes', 'no', 'partly'),
  hearing: one('yes', 'no', 'partly'),
  visual: one('yes', 'no', 'partly'),
  languages: { kind: 'languages' },
  substance_use: one('accepted', 'substitution_only', 'sober_days'),
  mental_health_acute: one('yes', 'no', 'condition'),
  medical: one('storage', 'none'),
  infectious: one('isolation_room', 'none'),
  pets: one('none', 'small', 'kennel_partner'),
  documents_required: one('none', 'identity_card', 'referral_letter'),
  formal_status: one('none', 'presumed', 'identified'),
  legal_regime: { kind: 'several', values: ['citizen', 'foreigner', 'asylum', 'none'] },
  official_referral: one('needed', 'not_needed', 'within_24h'),
  payer_consent: one('before', 'after', 'not_needed'),
  security_level: one('1', '2', '3'),
  intake_hours: { kind: 'hours' },
};
export const RULE_CODES = Object.keys(RULES) as RuleCode[];

export interface RuleLine {
  readonly code: RuleCode;
  readonly name: string;
  readonly value: string;
}

/** The intake rules of a house in words; what a house did not say is left out, for unknown is not no. */
export function ruleLines(l10n: L10n, rules: Readonly<Record<string, unknown>> | null): readonly RuleLine[] {
  return RULE_CODES.flatMap((code) => {
    const value = rules && Object.hasOwn(rules, code) ? formatValue(l10n, code, rules[code]) : '';
    return value === '' ? [] : [{ code, name: l10n.t(`rule.name.${code}`), value }];
  });
}

function formatValue(l10n: L10n, code: RuleCode, value: unknown): string {
  if (Array.isArray(value)) return listed(l10n, value.map((v) => oneValue(l10n, code, v)).filter(Boolean));
  return oneValue(l10n, code, value);
}

function oneValue({ t, language }: L10n, code: RuleCode, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'rule.yes' : 'rule.no');
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const shape = RULES[code];
  if (shape.kind === 'languages') return languageName(language, String(value));
  if (shape.kind === 'number') return t(`rule.number.${code}`, { count: Number(value), defaultValue: String(value) });
  return t(`rule.value.${code}.${value}`, { defaultValue: String(value).replaceAll('_', ' ') });
}
