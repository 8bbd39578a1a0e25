import { isKey } from '../locales/is-key.ts';
import type { Translate } from './l10n/l10n.ts';

/** A value of an intake rule in words; one that is new to this interface by its letters. */
export function ruleValueText(t: Translate, code: string, value: string): string {
  const key = `rule.value.${code}.${value}`;
  return isKey('shelter', key) ? t(key) : value.replaceAll('_', ' ');
}
