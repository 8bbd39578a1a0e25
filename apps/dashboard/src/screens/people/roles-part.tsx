import type { HeldRole } from '@safe-haven/contracts';
import { useState } from 'react';
import { RoleSummary } from '../../features/role/role-summary.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import type { PartProps } from './person-drawer.tsx';
import { faultsOf, NO_ROLE, type RoleInput, roleToSend } from './role-needs.ts';
import { RolePicker } from './role-picker.tsx';

/** The roles of one person: revoke them one by one, or grant one. */
export function RolesPart(props: PartProps & { readonly organisations: readonly string[] }) {
  const t = useT('people');
  const [giving, setGiving] = useState(false);
  const { person } = props;
  return (
    <section className="sheet-part">
      <h3>{t('drawer.roles')}</h3>
      {person.roles.length === 0 && <p className="sheet-message">{t('noRole')}</p>}
      <ul className="sheet-list">
        {person.roles.map((role) => (
          <HeldRoleRow key={role.grantId} role={role} {...props} />
        ))}
      </ul>
      {giving ? (
        <GrantForm {...props} onClose={() => setGiving(false)} />
      ) : (
        <div className="sheet-actions">
          <Button onClick={() => setGiving(true)}>{t('drawer.grant')}</Button>
        </div>
      )}
    </section>
  );
}

function HeldRoleRow({ person, role, disabledReason, onChanged }: PartProps & { readonly role: HeldRole }) {
  const t = useT('people');
  const s = useT('session');
  const { busy, problem, send } = useCommand();
  const { grantId } = role;
  const revoke = async () => {
    const path = `/api/people/${encodeURIComponent(person.personId)}/revoke-role`;
    if (await send((key) => api.post(path, { grantId }, noContent, { key }))) onChanged();
  };
  // Only the last administrator role is protected.
  const guarded = role.role === 'administrator' ? disabledReason : undefined;
  return (
    <li className="sheet-line">
      <RoleSummary role={role} />
      <TwoStepButton
        label={t('drawer.revoke')}
        name={s(`role.${role.role}`)}
        confirmLabel={t('drawer.revokeSure')}
        cancelLabel={t('drawer.keep')}
        busy={busy}
        disabledReason={guarded}
        onConfirm={() => void revoke()}
      />
      {problem && <Problem problem={problem} />}
    </li>
  );
}

interface GrantFormProps extends PartProps {
  readonly organisations: readonly string[];
  onClose(): void;
}

function GrantForm({ person, organisations, onChanged, onClose }: GrantFormProps) {
  const t = useT('people');
  const { busy, problem, send } = useCommand();
  const [role, setRole] = useState<RoleInput>(NO_ROLE);
  const grant = async () => {
    const path = `/api/people/${encodeURIComponent(person.personId)}/grant-role`;
    if (!(await send((key) => api.post(path, roleToSend(role), noContent, { key })))) return;
    onClose();
    onChanged();
  };
  return (
    <Form
      card
      autoFocus
      title={t('drawer.grant')}
      submit={t('drawer.grantSubmit')}
      sending={t('sending')}
      busy={busy}
      faults={faultsOf(role, (fault) => t(`form.${fault}`))}
      problem={problem}
      cancel={{ label: t('cancel'), run: onClose }}
      onSubmit={() => void grant()}
    >
      <RolePicker value={role} organisations={organisations} onChange={setRole} />
    </Form>
  );
}
