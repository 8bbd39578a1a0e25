import type { HeldRole } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';

/** "Coordinator" above "Atina, 2 houses": a role and its scope. */
export function RoleSummary({ role }: { role: HeldRole }) {
  const s = useT('session');
  const scope = useRoleScope(role);
  return (
    <span className="sheet-text">
      <span className="sheet-name">{s(`role.${role.role}`)}</span>
      {scope && <span className="sheet-detail">{scope}</span>}
    </span>
  );
}

/** The scope of a role: organisation, country, shelters; empty for the whole network. */
export function useRoleScope({ organisation, country, shelters }: HeldRole): string {
  const t = useT('account');
  const format = useFormat();
  const shelterText = shelters === null ? null : t('page.houses', { count: shelters.length });
  const all = organisation !== null && shelters === null ? t('page.everywhere') : null;
  return [organisation, country && format.country(country), shelterText ?? all].filter(Boolean).join(', ');
}
