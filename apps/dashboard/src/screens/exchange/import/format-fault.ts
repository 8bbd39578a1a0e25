import { faultText, type ImportFault } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { isKey } from '../../../locales/is-key.ts';
import { getT } from '../../../locales/use-t.ts';

/** A fault as a sentence. A refusal of the server has its translated title. */
export function formatFault(t: TFunction<'importing'>, fault: ImportFault): string {
  const { key, values } = faultText(fault);
  const title = `title.${fault.typed.split(' ')[0]}`;
  if (key === 'refused' && isKey('refusals', title)) return getT('refusals')(title);
  return t(`fault.${key}`, values);
}
