import { type Problem as ProblemDocument, type TotpSecret as Secret, totpSecret } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { longEnough, NewPassword } from '../../features/credentials/new-password.tsx';
import { TotpSecret } from '../../features/credentials/totp-secret.tsx';
import { CodeField } from '../../features/second-factor/code-field.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useRetryCountdown } from '../../net/session/use-retry-countdown.ts';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import type { MethodStepProps } from './method-step.tsx';

/** Sets a password and an authenticator; both are required. */
export function PasswordMethod({ token, onBack, onFinish }: MethodStepProps) {
  const t = useT('account');
  const { secret, problem: unread, renew } = useSecret(token);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const wait = useRetryCountdown(problem);
  const isDelayed = useDelayed(secret === null && unread === null);
  const finish = async () => {
    if (!secret) return;
    setBusy(true);
    setProblem(null);
    const refused = await onFinish({ password: { password, totp: { ticket: secret.ticket, code } } });
    if (!refused) return;
    setBusy(false);
    setCode('');
    setProblem(refused);
    if (refused.code === 'ticket_expired') renew();
  };
  if (unread) return <Problem problem={unread} onRetry={renew} />;
  if (!secret) return isDelayed && <Skeleton width="100%" height={240} />;
  return (
    <Form
      submit={t('activate.finish')}
      sending={t('page.sending')}
      busy={busy}
      waitingLabel={wait > 0 ? t('signIn.wait', { count: wait }) : null}
      faults={{
        password: !longEnough(password) && t('password.needed'),
        code: code.trim().length < 6 && t('totp.needed'),
      }}
      problem={problem?.code === 'password_too_weak' ? null : problem}
      cancel={{ label: t('activate.back'), run: onBack }}
      onSubmit={() => void finish()}
    >
      <NewPassword value={password} problem={problem} onChange={setPassword} />
      <TotpSecret secret={secret} />
      <CodeField label={t('totp.code')} hint={t('totp.codeHint')} value={code} onChange={setCode} />
    </Form>
  );
}

/** The secret of the authenticator, kept while the step is open. */
function useSecret(token: string) {
  const [secret, setSecret] = useState<Secret | null>(null);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const ask = useCallback(async () => {
    setProblem(null);
    setSecret(null);
    const answer = await api.post('/api/activation/totp', { token }, totpSecret);
    if (answer.ok) setSecret(answer.value);
    else setProblem(answer.problem);
  }, [token]);
  useEffect(() => void ask(), [ask]);
  return { secret, problem, renew: () => void ask() };
}
