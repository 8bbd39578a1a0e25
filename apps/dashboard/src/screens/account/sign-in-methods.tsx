import type { MyAccount } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { AddTotp } from './add-totp.tsx';
import { ChangePassword } from './change-password.tsx';

type SignInMethod = MyAccount['ways'][number];
const FORMS = ['addPasskey', 'changePassword', 'addTotp'] as const;
type FormName = (typeof FORMS)[number];

interface SignInMethodsProps {
  readonly methods: readonly SignInMethod[];
  onChanged(): void;
}

/** The sign-in methods of the account, and those that can be added. */
export function SignInMethods({ methods, onChanged }: SignInMethodsProps) {
  const t = useT('account');
  const [open, setOpen] = useState<FormName | null>(null);
  const [status, setStatus] = useState('');
  const forms = {
    onCancel: () => setOpen(null),
    onDone: () => {
      setOpen(null);
      setStatus(t('page.changed'));
      onChanged();
    },
  };
  return (
    <section className="sheet-card">
      <h2>{t('page.ways')}</h2>
      {methods.length === 0 && <p className="sheet-message">{t('page.noWays')}</p>}
      {methods.length > 0 && (
        <ul className="sheet-list">
          {methods.map((method) => (
            <MethodRow key={method.credentialId} method={method} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <p className="sheet-message" role="status">
        {status}
      </p>
      {open === null && (
        <div className="sheet-actions">
          {FORMS.map((form) => (
            <Button
              key={form}
              onClick={() => {
                setStatus('');
                setOpen(form);
              }}
            >
              {t(`page.${form}`)}
            </Button>
          ))}
        </div>
      )}
      {open === 'addPasskey' && <AddPasskey {...forms} />}
      {open === 'changePassword' && <ChangePassword {...forms} />}
      {open === 'addTotp' && <AddTotp {...forms} />}
    </section>
  );
}

function MethodRow({ method, onChanged }: { readonly method: SignInMethod; onChanged(): void }) {
  const t = useT('account');
  const format = useFormat();
  const now = useNow(60_000);
  const { busy, problem, send } = useCommand();
  const name = method.label ?? t(`page.way.${method.kind}`);
  const remove = async () => {
    const { credentialId } = method;
    if (await send(() => api.post('/api/me/credentials/remove', { credentialId }, noContent))) onChanged();
  };
  const used = method.usedAt ? t('page.used', { ago: format.ago(method.usedAt, now) }) : t('page.unused');
  return (
    <li className="sheet-line" data-method={method.kind}>
      <span className="sheet-text">
        <span className="sheet-name">{method.label ? `${t(`page.way.${method.kind}`)}, ${method.label}` : name}</span>
        <span className="sheet-detail">
          {t('page.added', { ago: format.ago(method.addedAt, now) })} · {used}
        </span>
      </span>
      <TwoStepButton
        label={t('page.remove')}
        name={name}
        confirmLabel={t('page.removeSure')}
        cancelLabel={t('page.keepIt')}
        busy={busy}
        disabledReason={method.removable ? undefined : t('page.last')}
        onConfirm={() => void remove()}
      />
      {problem && <Problem problem={problem} />}
    </li>
  );
}
