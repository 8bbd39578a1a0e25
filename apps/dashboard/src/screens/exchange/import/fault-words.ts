import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { getT } from '../../../locales/use-t.ts';

/** What is wrong with a cell, as a sentence; of a refusal the program's own, in the language of the interface. */
export function faultWords(t: TFunction<'importing'>, { what, typed }: ImportFault): string {
  if (what !== 'refused') return t(`fault.${what}`, { typed });
  const key = `title.${typed.split(' ')[0]}`;
  return isKey('refusals', key) ? getT('refusals')(key) : t('fault.refused', { typed });
}
