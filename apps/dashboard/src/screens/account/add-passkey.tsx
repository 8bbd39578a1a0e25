import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { makePasskey } from '../../net/session/passkeys.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

export interface MethodFormProps {
  onCancel(): void;
  onDone(): void;
}

/** Adds a passkey with a name that distinguishes it from the others. */
export function AddPasskey({ onCancel, onDone }: MethodFormProps) {
  const t = useT('account');
  const { busy, problem, send } = useCommand();
  const [label, setLabel] = useState('');
  const add = async () => {
    const created = await send(() => makePasskey('/api/me/credentials/passkey/options'));
    if (!created) return;
    const body = { ...created.value, label: label.trim() };
    if (await send(() => api.post('/api/me/credentials/passkey', body, noContent))) onDone();
  };
  return (
    <Form
      card
      autoFocus
      title={t('page.addPasskey')}
      submit={t('activate.makePasskey')}
      sending={t('signIn.asking')}
      busy={busy}
      faults={{ label: label.trim() === '' && t('page.needsLabel') }}
      problem={problem}
      cancel={{ label: t('page.cancel'), run: onCancel }}
      onSubmit={() => void add()}
    >
      <Field name="label" label={t('page.label')} hint={t('page.labelHint')}>
        {(ids) => <input {...ids} maxLength={40} value={label} onChange={(e) => setLabel(e.target.value)} />}
      </Field>
    </Form>
  );
}
