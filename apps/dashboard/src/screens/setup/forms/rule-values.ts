import { intakeRuleCodes, intakeRules, type RuleCode } from '@safe-haven/contracts';

/** Rules as form values: text; several values are joined by ", "; empty is "not stated". */
export type RuleValues = Readonly<Record<string, string>>;
type RulesBody = Record<string, string | number | boolean | string[]>;

export const ruleValuesOf = (rules: Readonly<Record<string, unknown>>): RuleValues =>
  Object.fromEntries(
    Object.entries(rules).map(([code, value]) => [code, Array.isArray(value) ? value.join(', ') : String(value)]),
  );

/**
 * Form values as the command's body. Untouched rules are sent unchanged, so that a form does not simplify imported
 * values.
 */
export function rulesToSend(values: RuleValues, before: Readonly<Record<string, unknown>>): RulesBody {
  const same = ruleValuesOf(before);
  const written: RulesBody = {};
  for (const code of intakeRuleCodes) {
    const value = (values[code] ?? '').trim();
    if (value === '') continue;
    written[code] = value === same[code] ? (before[code] as RulesBody[string]) : valueToSend(code, value);
  }
  return written;
}

function valueToSend(code: RuleCode, value: string): string | number | string[] {
  const { kind } = intakeRules[code];
  if (kind === 'languages' || kind === 'several') return value.split(/[\s,]+/).filter(Boolean);
  const isNumber = (kind === 'number' || kind === 'level') && /^\d+$/.test(value);
  return isNumber ? Number(value) : value;
}
