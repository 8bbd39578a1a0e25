import { type Hold, ROLES } from '@safe-haven/contracts';
import type { Translate } from './words.ts';

export type By = Hold['placedBy'];

/** "a hotline": never a name. A role this interface does not know is "somebody". */
export const roleWords = (t: Translate, role: string): string =>
  t(`role.${(ROLES as readonly string[]).includes(role) ? role : 'unknown'}`);

/** Who did it, as the end of a sentence: "you", "a coordinator", "a hotline of Atina". */
export function whoWords(t: Translate, by: By, house: string | null): string {
  if (by.mine) return t('who.you');
  const role = roleWords(t, by.role);
  if (by.organisation === null || by.organisation === house) return role;
  return t('who.of', { who: role, organisation: by.organisation });
}
