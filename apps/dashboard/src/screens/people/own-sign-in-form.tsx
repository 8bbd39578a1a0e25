import '../../features/credentials/secrets.css';
import { type InputHTMLAttributes, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

interface FormProps {
  /** `…/sign-in` of the organisation. */
  readonly path: string;
  onCancel(): void;
  onDone(): void;
}

/** Proposes a provider. The server tries it out first and says what is wrong with it. */
export function OwnSignInForm({ path, callback, onCancel, onDone }: FormProps & { readonly callback: string }) {
  const t = useT('organisations');
  const p = useT('people');
  const { busy, problem, send } = useCommand();
  const [typed, setTyped] = useState({ label: '', issuer: '', clientId: '', clientSecret: '' });
  const set = (name: keyof typeof typed) => (text: string) => setTyped({ ...typed, [name]: text });
  const body = {
    label: typed.label.trim(),
    issuer: typed.issuer.trim(),
    clientId: typed.clientId.trim(),
    clientSecret: typed.clientSecret === '' ? null : typed.clientSecret,
  };
  const submit = async () => {
    if (await send((key) => api.post(`${path}/propose`, body, noContent, { key }))) onDone();
  };
  const faults = {
    label: body.label === '' && t('signIn.needsLabel'),
    issuer: !/^https?:\/\/\S+$/.test(body.issuer) && t('signIn.needsIssuer'),
    clientId: !/^[!-~]+$/.test(body.clientId) && t('signIn.needsClientId'),
  };
  return (
    <Form
      card
      autoFocus
      title={t('signIn.start')}
      submit={t('signIn.propose')}
      sending={p('sending')}
      busy={busy}
      faults={faults}
      problem={problem}
      cancel={{ label: p('cancel'), run: onCancel }}
      onSubmit={() => void submit()}
    >
      <Callback address={callback} />
      <TextField
        name="label"
        label={t('signIn.label')}
        hint={t('signIn.labelHint')}
        maxLength={40}
        value={typed.label}
        onType={set('label')}
      />
      <TextField
        name="issuer"
        label={t('signIn.issuer')}
        hint={t('signIn.issuerHint')}
        type="url"
        maxLength={300}
        value={typed.issuer}
        onType={set('issuer')}
      />
      <TextField
        name="clientId"
        label={t('signIn.clientId')}
        maxLength={200}
        value={typed.clientId}
        onType={set('clientId')}
      />
      <SecretField value={typed.clientSecret} onType={set('clientSecret')} />
    </Form>
  );
}

/** The address that the provider has to know: it is copied, for one letter more or less is another address. */
function Callback({ address }: { readonly address: string }) {
  const t = useT('organisations');
  const p = useT('people');
  const copy = { label: t('signIn.copyCallback'), copied: p('link.copied'), notCopied: p('link.notCopied') };
  return (
    <div className="sheet-part">
      <p className="field-label">{t('signIn.callback')}</p>
      <p className="secret" translate="no">
        {address}
      </p>
      <div className="sheet-actions">
        <CopyButton text={address} {...copy} />
      </div>
    </div>
  );
}

/** Gives the new secret of a provider in use. */
export function SecretForm({ path, onCancel, onDone }: FormProps) {
  const t = useT('organisations');
  const p = useT('people');
  const { busy, problem, send } = useCommand();
  const [clientSecret, setClientSecret] = useState('');
  const submit = async () => {
    if (await send((key) => api.post(`${path}/change-secret`, { clientSecret }, noContent, { key }))) onDone();
  };
  return (
    <Form
      card
      autoFocus
      title={t('signIn.changeSecret')}
      submit={t('signIn.saveSecret')}
      sending={p('sending')}
      busy={busy}
      faults={{ clientSecret: clientSecret === '' && t('signIn.needsSecret') }}
      problem={problem}
      cancel={{ label: p('cancel'), run: onCancel }}
      onSubmit={() => void submit()}
    >
      <SecretField value={clientSecret} onType={setClientSecret} />
    </Form>
  );
}

interface TextFieldProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'maxLength'> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  onType(text: string): void;
}

function TextField({ name, label, hint, value, onType, ...input }: TextFieldProps) {
  return (
    <Field name={name} label={label} hint={hint}>
      {(ids) => <input {...ids} {...input} autoComplete="off" value={value} onChange={(e) => onType(e.target.value)} />}
    </Field>
  );
}

function SecretField(field: Pick<TextFieldProps, 'value' | 'onType'>) {
  const t = useT('organisations');
  const text = { label: t('signIn.clientSecret'), hint: t('signIn.secretHint') };
  return <TextField {...field} {...text} name="clientSecret" type="password" maxLength={500} />;
}
