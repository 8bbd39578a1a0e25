import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { getT } from '../../../locales/use-t.ts';

const NOT_YOURS: readonly string[] = ['no_right', 'not_found'];

/** What is wrong with a cell, as a sentence; of a refusal the program's own, in the language of the interface. */
export function faultWords(t: TFunction<'importing'>, { what, typed }: ImportFault): string {
  if (what !== 'refused') return t(`fault.${what}`, { typed });
  const [code = ''] = typed.split(' ');
  // A house that is another's and one that is not there for us look the same, and so does what to do.
  if (NOT_YOURS.includes(code)) return t('fault.not_yours');
  const key = `title.${code}`;
  return isKey('refusals', key) ? getT('refusals')(key) : t('fault.refused', { typed });
}
