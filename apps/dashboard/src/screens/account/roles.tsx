import type { HeldRole, Me } from '@safe-haven/contracts';
import { useLocation } from 'wouter';
import { RoleSummary } from '../../features/role/role-summary.tsx';
import { useT } from '../../locales/use-t.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

/** The roles of the account, and which one is active. */
export function Roles({ me }: { me: Me }) {
  const t = useT('account');
  return (
    <section className="sheet-card">
      <h2>{t('page.roles')}</h2>
      <ul className="sheet-list">
        {me.roles.map((role) => (
          <RoleRow key={role.grantId} role={role} now={role.grantId === me.grantId} />
        ))}
      </ul>
      {me.roles.length > 1 && <p className="sheet-hint">{t('page.rolesHint')}</p>}
    </section>
  );
}

function RoleRow({ role, now }: { readonly role: HeldRole; readonly now: boolean }) {
  const t = useT('account');
  const s = useT('session');
  const { busy, problem, send } = useCommand();
  const [, navigate] = useLocation();
  const act = async () => {
    if (await send(() => sessions.actAs(role.grantId))) navigate('/');
  };
  return (
    <li className="sheet-line" data-role={role.role}>
      <RoleSummary role={role} />
      {now ? (
        <span className="sheet-detail">{t('page.now')}</span>
      ) : (
        <Button busy={busy} aria-label={`${t('page.actAs')}: ${s(`role.${role.role}`)}`} onClick={() => void act()}>
          {t('page.actAs')}
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </li>
  );
}
