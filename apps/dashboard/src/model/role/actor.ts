import type { Hold } from '@safe-haven/contracts';
import type { Translate } from '../l10n/l10n.ts';

export type Actor = Hold['placedBy'];
const ROLES = [
  'hotline',
  'coordinator',
  'shelter_staff',
  'manager',
  'network_manager',
  'focal_point',
  'administrator',
  'auditor',
  'service',
] as const;

/** "a hotline": never a name. A role this interface does not know is "somebody". */
export const formatRole = (t: Translate, role: string): string =>
  t(`role.${(ROLES as readonly string[]).includes(role) ? role : 'unknown'}`);

/** Who did it, as the end of a sentence: "you", "a coordinator", "a hotline of Atina". */
export function formatActor(t: Translate, by: Actor, house: string | null): string {
  if (by.mine) return t('who.you');
  const role = formatRole(t, by.role);
  if (by.organisation === null || by.organisation === house) return role;
  return t('who.of', { who: role, organisation: by.organisation });
}
