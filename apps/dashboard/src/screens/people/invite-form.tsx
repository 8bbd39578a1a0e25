import { invitationMade } from '@safe-haven/contracts';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { CreateForm } from '../../features/credentials/create-form.tsx';
import { useT } from '../../locales/use-t.ts';
import { looksLikeEmail } from '../../model/email.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { LinkOnce } from './link-once.tsx';
import { faultsOf, NO_ROLE, type RoleInput, roleToSend } from './role-needs.ts';
import { RolePicker } from './role-picker.tsx';

interface InviteFormProps {
  /** Of which organisation a manager is invited; null: who and for what is open. */
  readonly managerOf?: string | null;
  readonly organisations: readonly string[];
  onCreated(): void;
  onClose(): void;
}

/** Invites a person with roles; then the link is shown once. */
export function InviteForm({ managerOf = null, organisations, onCreated, onClose }: InviteFormProps) {
  const t = useT('people');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly RoleInput[]>([
    managerOf === null ? NO_ROLE : { ...NO_ROLE, role: 'manager', organisation: managerOf },
  ]);
  const body = { name: name.trim(), email: email.trim(), roles: roles.map(roleToSend) };
  const replace = (index: number, role: RoleInput) => setRoles(roles.map((each, at) => (at === index ? role : each)));
  const faults = {
    name: name.trim() === '' && t('form.needsName'),
    email: !looksLikeEmail(email) && t('form.needsEmail'),
    ...Object.assign({}, ...roles.map((role, at) => faultsOf(role, (fault) => t(`form.${fault}`), `${at} `))),
  };
  return (
    <CreateForm
      path="/api/people/invite"
      {...{ body, faults, onCreated, onClose }}
      answer={invitationMade}
      labels={{ submit: t('form.submit'), sending: t('sending'), cancel: t('cancel') }}
      created={(created) => <LinkOnce name={name} created={created} onDone={onClose} />}
    >
      <Field name="name" label={t('form.name')}>
        {(ids) => (
          <input {...ids} autoComplete="off" maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
      <Field name="email" label={t('form.email')} hint={t('form.emailHint')}>
        {(ids) => (
          <input
            {...ids}
            type="email"
            autoComplete="off"
            maxLength={200}
            value={email}
            onChange={(e) => setEmail(e.target.value)}
          />
        )}
      </Field>
      {roles.map((role, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: new roles have no id
        <fieldset key={index} className="role-card">
          <legend>{t('form.roleNumber', { number: index + 1 })}</legend>
          <RolePicker
            prefix={`${index} `}
            value={role}
            organisations={organisations}
            onChange={(changed) => replace(index, changed)}
          />
          {roles.length > 1 && (
            <Button variant="quiet" icon={X} onClick={() => setRoles(roles.filter((_, at) => at !== index))}>
              {t('form.drop')}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="form-end">
        <Button variant="quiet" icon={Plus} onClick={() => setRoles([...roles, NO_ROLE])}>
          {t('form.another')}
        </Button>
      </div>
    </CreateForm>
  );
}
