import type { Hold } from '@safe-haven/contracts';
import { isKey } from '../locales/is-key.ts';
import type { Translate } from './l10n/l10n.ts';

export type By = Hold['placedBy'];

/** "a hotline": a role, never a name; an unknown role is "somebody". */
export function formatRole(t: Translate, role: string): string {
  const key = `role.${role}`;
  return t(isKey('shelter', key) ? key : 'role.unknown');
}

/** The actor as the end of a sentence: "you", "a coordinator", "a hotline of Atina". */
export function formatActor(t: Translate, by: By, shelter: string | null): string {
  if (by.mine) return t('who.you');
  const role = formatRole(t, by.role);
  if (by.organisation === null || by.organisation === shelter) return role;
  return t('who.of', { who: role, organisation: by.organisation });
}
