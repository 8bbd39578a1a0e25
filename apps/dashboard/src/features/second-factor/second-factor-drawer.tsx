import { type MyAccount, myAccountRead, type Problem as ProblemDocument, steppedUp } from '@safe-haven/contracts';
import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { showPasskey, stopOffering } from '../../net/session/passkeys.ts';
import { useRetryCountdown } from '../../net/session/use-retry-countdown.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SideDrawer } from '../../ui/side-drawer.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { CodeField } from './code-field.tsx';

type Factor = MyAccount['secondFactors'][number];

/** Requests a second factor in place. `onAnswer(true)` once verified: the command then continues. */
export default function SecondFactorDrawer({ onAnswer }: { onAnswer(isVerified: boolean): void }) {
  const t = useT('account');
  const { value, problem, refetch } = useRead(endpointOf(myAccountRead));
  const isDelayed = useDelayed(value === null && problem === null);
  const cancel = () => onAnswer(false);
  useEffect(() => stopOffering, []);
  return (
    <SideDrawer title={t('secondFactor.title')} close={t('secondFactor.cancel')} onClose={cancel}>
      <div className="sheet-part">
        <p>{t('secondFactor.lead')}</p>
        <p className="field-hint">{t('secondFactor.after')}</p>
      </div>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {isDelayed && (
        <p role="status">
          <span className="aloud">{t('secondFactor.loading')}</span>
          <Skeleton width="100%" height={56} />
        </p>
      )}
      {value && <Factors factors={value.secondFactors} onShown={() => onAnswer(true)} />}
    </SideDrawer>
  );
}

function Factors({ factors, onShown }: { readonly factors: readonly Factor[]; onShown(): void }) {
  const t = useT('account');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const [code, setCode] = useState('');
  const wait = useRetryCountdown(problem);
  const container = useRef<HTMLDivElement>(null);
  useFocusWhenDrawn(container, { within: 'button, input', preventScroll: true });

  const begin = () => {
    setBusy(true);
    setProblem(null);
  };
  const send = async (body: unknown) => {
    begin();
    const answer = await api.post('/api/me/step-up', body, steppedUp);
    if (answer.ok) return onShown();
    setBusy(false);
    setCode('');
    setProblem(answer.problem);
  };
  const byPasskey = async () => {
    begin();
    const response = await showPasskey('/api/me/step-up/passkey/options');
    if (response.ok) return send({ passkey: response.value });
    setBusy(false);
    setProblem(response.problem);
  };
  if (factors.length === 0) return <p>{t('secondFactor.none')}</p>;
  const hasCode = factors.includes('code');
  return (
    <div ref={container} className="step-up">
      {factors.includes('demo') && (
        <Button variant="primary" wide busy={busy} onClick={() => void send({ demo: true })}>
          {busy ? t('secondFactor.asking') : t('secondFactor.demo')}
        </Button>
      )}
      {factors.includes('passkey') && (
        <Button variant="primary" icon={KeyRound} wide busy={busy} onClick={() => void byPasskey()}>
          {busy ? t('secondFactor.asking') : t('secondFactor.passkey')}
        </Button>
      )}
      {hasCode && (
        <Form
          submit={t('secondFactor.confirm')}
          sending={t('secondFactor.asking')}
          busy={busy}
          waitingLabel={wait > 0 ? t('signIn.wait', { count: wait }) : null}
          faults={{ code: code.trim() === '' && t('secondFactor.needed') }}
          onSubmit={() => void send({ code })}
        >
          <CodeField label={t('secondFactor.code')} hint={t('secondFactor.codeHint')} value={code} onChange={setCode} />
        </Form>
      )}
      {problem && <Problem problem={problem} />}
    </div>
  );
}
