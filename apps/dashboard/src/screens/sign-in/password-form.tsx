import type { Problem } from '@safe-haven/contracts';
import { useState } from 'react';
import { CodeField } from '../../features/second-factor/code-field.tsx';
import { useT } from '../../locales/use-t.ts';
import { sessions } from '../../net/session/session.ts';
import { useRetryCountdown } from '../../net/session/use-retry-countdown.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { type Console } from './console-choice.tsx';

/** E-mail, password and code in one step: an error does not reveal which was wrong, or whether the account exists. */
export function PasswordForm({ console }: { console: Console }) {
  const t = useT('account');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wait = useRetryCountdown(problem);
  const needed = t('signIn.needsAll');
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    const refused = await sessions.signIn('/api/sign-in/password', { email, password, code, console });
    setBusy(false);
    setProblem(refused);
    // A code is valid once; other input is kept.
    if (refused) setCode('');
  };
  return (
    <Form
      submit={t('signIn.enter')}
      sending={t('signIn.entering')}
      busy={busy}
      waitingLabel={wait > 0 ? t('signIn.wait', { count: wait }) : null}
      faults={{
        email: email.trim() === '' && needed,
        password: password === '' && needed,
        code: code.trim() === '' && needed,
      }}
      problem={problem}
      onSubmit={() => void submit()}
    >
      <Field name="email" label={t('signIn.email')}>
        {(ids) => (
          <input
            {...ids}
            type="email"
            autoComplete="username webauthn"
            value={email}
            onChange={(e) => setEmail(e.target.value)}
          />
        )}
      </Field>
      <Field name="password" label={t('signIn.password')}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        )}
      </Field>
      <CodeField label={t('signIn.code')} hint={t('signIn.codeHint')} value={code} onChange={setCode} />
    </Form>
  );
}
