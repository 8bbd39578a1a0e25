import type { ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { getT } from '../../../locales/use-t.ts';

const HIDDEN_CODES: readonly string[] = ['no_right', 'not_found'];

/** A fault as a sentence. A refusal of the server has its translated title. */
export function formatFault(t: TFunction<'importing'>, { what, typed: cell }: ImportFault): string {
  if (what !== 'refused') return t(`fault.${what}`, { typed: cell });
  const [code = ''] = cell.split(' ');
  // Shelters of others and missing shelters get the same answer, and the same next step.
  if (HIDDEN_CODES.includes(code)) return t('fault.not_yours');
  const key = `title.${code}`;
  return isKey('refusals', key) ? getT('refusals')(key) : t('fault.refused', { typed: cell });
}
