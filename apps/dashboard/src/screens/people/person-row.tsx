import type { HeldRole, ListedPerson } from '@safe-haven/contracts';
import { useRoleScope } from '../../features/role/role-summary.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';

/** One account: name, roles and state. */
export function PersonRow({ person, onOpen }: { person: ListedPerson; onOpen(): void }) {
  const t = useT('people');
  const name = person.name ?? t('erased');
  const yourself = person.guarded === 'yourself' ? ` (${t('yourself')})` : '';
  return (
    <li className="sheet-line person-row" data-person={person.personId} data-situation={person.situation}>
      <span className="sheet-text">
        <span className="sheet-name">
          {name}
          {yourself}
        </span>
        {person.email && <span className="sheet-detail">{person.email}</span>}
      </span>
      <ul className="sheet-text">
        {person.roles.length === 0 && <li className="sheet-detail">{t('noRole')}</li>}
        {person.roles.map((role) => (
          <li key={role.grantId} className="sheet-detail">
            <RoleNames role={role} />
          </li>
        ))}
      </ul>
      <Situation person={person} />
      <Button aria-label={t('openNamed', { name })} onClick={onOpen}>
        {t('open')}
      </Button>
    </li>
  );
}

function RoleNames({ role }: { readonly role: HeldRole }) {
  const s = useT('session');
  const reach = useRoleScope(role);
  return [s(`role.${role.role}`), reach].filter(Boolean).join(', ');
}

function Situation({ person }: { readonly person: ListedPerson }) {
  const t = useT('people');
  const format = useFormat();
  const now = useNow(60_000);
  const { situation, invitation, lastSeenAt } = person;
  const when = invitation && `${format.day(invitation.expiresAt)}, ${format.clock(invitation.expiresAt)}`;
  return (
    <span className="person-state">
      <span className="sheet-name">{t(`situation.${situation}`)}</span>
      {invitation && (
        <span className={invitation.expired ? 'sheet-detail person-expired' : 'sheet-detail'}>
          {invitation.expired ? t('linkExpired') : t('invitedUntil', { when: when ?? '' })}
        </span>
      )}
      {situation !== 'invited' && (
        <span className="sheet-detail">
          {lastSeenAt ? t('seen', { ago: format.ago(lastSeenAt, now) }) : t('neverSeen')}
        </span>
      )}
    </span>
  );
}
