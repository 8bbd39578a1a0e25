import { useState } from 'react';
import { longEnough, NewPassword } from '../../features/credentials/new-password.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Form } from '../../ui/form.tsx';
import type { MethodFormProps } from './add-passkey.tsx';

/** Changes the password. The server requires a second factor instead of the old password. */
export function ChangePassword({ onCancel, onDone }: MethodFormProps) {
  const t = useT('account');
  const { busy, problem, send } = useCommand();
  const [password, setPassword] = useState('');
  const change = async () => {
    if (await send(() => api.post('/api/me/credentials/password', { password }, noContent))) onDone();
  };
  return (
    <Form
      card
      autoFocus
      title={t('page.changePassword')}
      submit={t('page.passwordSubmit')}
      sending={t('page.sending')}
      busy={busy}
      faults={{ password: !longEnough(password) && t('password.needed') }}
      problem={problem?.code === 'password_too_weak' ? null : problem}
      cancel={{ label: t('page.cancel'), run: onCancel }}
      onSubmit={() => void change()}
    >
      <NewPassword value={password} problem={problem} onChange={setPassword} />
    </Form>
  );
}
