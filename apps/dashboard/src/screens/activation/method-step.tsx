import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { knowsPasskeys, makePasskey } from '../../net/session/passkeys.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PasswordMethod } from './password-method.tsx';
import type { AccountDetails } from './who-step.tsx';

export interface MethodStepProps {
  readonly token: string;
  readonly who: AccountDetails;
  onBack(): void;
  /** Activates the account with these sign-in methods; null on success. */
  onFinish(methods: object): Promise<ProblemDocument | null>;
}

/** The choice of a sign-in method: a passkey, or a password with an authenticator. */
export function MethodStep(props: MethodStepProps) {
  const t = useT('account');
  const [method, setMethod] = useState<'passkey' | 'password'>(() => (knowsPasskeys() ? 'passkey' : 'password'));
  return (
    <>
      <ChoiceList
        legend={t('activate.way')}
        quiet
        choices={[
          { value: 'passkey', label: t('activate.byPasskey'), hint: t('activate.byPasskeyHint') },
          { value: 'password', label: t('activate.byPassword'), hint: t('activate.byPasswordHint') },
        ]}
        value={method}
        onChoose={setMethod}
      />
      {method === 'passkey' ? <PasskeyMethod {...props} /> : <PasswordMethod {...props} />}
    </>
  );
}

function PasskeyMethod({ token, who, onBack, onFinish }: MethodStepProps) {
  const t = useT('account');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const make = async () => {
    setBusy(true);
    setProblem(null);
    const created = await makePasskey('/api/activation/passkey/options', { token, ...who });
    const refused = created.ok ? await onFinish({ passkey: created.value }) : created.problem;
    if (!refused) return;
    setBusy(false);
    setProblem(refused);
  };
  return (
    <>
      {problem && <Problem problem={problem} />}
      <div className="form-end">
        <Button variant="primary" icon={KeyRound} busy={busy} onClick={() => void make()}>
          {busy ? t('signIn.asking') : t('activate.makePasskey')}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t('activate.back')}
        </Button>
      </div>
    </>
  );
}
