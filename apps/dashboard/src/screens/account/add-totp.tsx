import { type TotpSecret as Secret, totpSecret } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { TotpSecret } from '../../features/credentials/totp-secret.tsx';
import { CodeField } from '../../features/second-factor/code-field.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { useRetryCountdown } from '../../net/session/use-retry-countdown.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { MethodFormProps } from './add-passkey.tsx';

/** Adds an authenticator: its secret, then a code to confirm it. It replaces the old one. */
export function AddTotp({ onCancel, onDone }: MethodFormProps) {
  const t = useT('account');
  const [secret, setSecret] = useState<Secret | null>(null);
  const [code, setCode] = useState('');
  const starting = useCommand();
  const { busy, problem, send } = useCommand();
  const wait = useRetryCountdown(problem);
  const { send: startWith } = starting;
  const start = useCallback(async () => {
    setSecret(null);
    const given = await startWith(() => api.post('/api/me/credentials/totp/start', {}, totpSecret));
    if (given) setSecret(given.value);
  }, [startWith]);
  useEffect(() => void start(), [start]);
  const add = async () => {
    const body = { ticket: secret?.ticket ?? '', code };
    const added = await send(() => api.post('/api/me/credentials/totp', body, noContent));
    if (added) onDone();
    else setCode('');
  };
  if (!secret) {
    return (
      <div className="form form-card">
        <p className="form-title">{t('page.addTotp')}</p>
        {starting.problem ? (
          <Problem problem={starting.problem} onRetry={() => void start()} />
        ) : (
          <Skeleton width={220} height={220} />
        )}
        <div className="form-end">
          <Button variant="quiet" onClick={onCancel}>
            {t('page.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Form
      card
      title={t('page.addTotp')}
      submit={t('page.totpSubmit')}
      sending={t('page.sending')}
      busy={busy}
      waitingLabel={wait > 0 ? t('signIn.wait', { count: wait }) : null}
      faults={{ code: code.trim().length < 6 && t('totp.needed') }}
      problem={problem?.code === 'ticket_expired' ? null : problem}
      cancel={{ label: t('page.cancel'), run: onCancel }}
      onSubmit={() => void add()}
    >
      <TotpSecret secret={secret} />
      <CodeField label={t('totp.code')} hint={t('totp.codeHint')} value={code} onChange={setCode} />
      {problem?.code === 'ticket_expired' && <Problem problem={problem} onRetry={() => void start()} />}
    </Form>
  );
}
