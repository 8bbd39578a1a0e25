import { intakeRuleCodes, intakeRules, type RuleCode } from '@safe-haven/contracts';
import { languageName } from '../locales/intl/names.ts';
import { isKey } from '../locales/is-key.ts';
import { type L10n, listed } from './l10n/l10n.ts';
import { ruleValueText } from './rule-value-text.ts';

export interface RuleText {
  readonly code: RuleCode;
  readonly name: string;
  readonly value: string;
}

/** The intake rules of a shelter as text; unknown ones are left out, since unknown is not no. */
export function ruleTexts(l10n: L10n, rules: Readonly<Record<string, unknown>> | null): readonly RuleText[] {
  return intakeRuleCodes.flatMap((code) => {
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
  const { kind } = intakeRules[code];
  if (value === 'interpreter') return t('rule.interpreter');
  if (kind === 'languages') return languageName(language, String(value));
  if (kind !== 'number') return ruleValueText(t, code, String(value));
  const key = `rule.number.${code}`;
  return isKey('shelter', key) ? t(key, { count: Number(value) }) : String(value);
}
