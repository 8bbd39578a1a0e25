import { isKey } from '../locales/is-key.ts';
import type { Translate } from './l10n/l10n.ts';

/** The text of a rule's value; unknown values are shown as they are. */
export function ruleValueText(t: Translate, code: string, value: string): string {
  const key = `rule.value.${code}.${value}`;
  return isKey('shelter', key) ? t(key) : value.replaceAll('_', ' ');
}
