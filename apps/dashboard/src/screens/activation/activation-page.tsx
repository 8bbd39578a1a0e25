import './activation-page.css';
import '../../ui/sheet.css';
import {
  type Activated,
  type ActivationSeen,
  activated,
  activationSeen,
  type Problem as ProblemDocument,
} from '@safe-haven/contracts';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { CodesOnce } from '../../features/credentials/codes-once.tsx';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { takeLink } from './link.ts';
import { MethodStep } from './method-step.tsx';
import { type AccountDetails, WhoStep } from './who-step.tsx';

/** Activates an account by a one-time link: its details, the sign-in method, and recovery codes, shown once. */
export default function ActivationPage({ link }: { link: string | null }) {
  const t = useT('account');
  const s = useT('session');
  useDocumentTitle(t('activate.title'));
  const [token, setToken] = useState(link);
  const { seen, problem, reload } = useInvitation(token);
  const isDelayed = useDelayed(token !== null && seen === null && problem === null);
  useEffect(() => {
    // Pasting another link changes only the fragment, without a page load.
    const onLink = () => setToken((known) => takeLink() ?? known);
    addEventListener('hashchange', onLink);
    return () => removeEventListener('hashchange', onLink);
  }, []);
  return (
    <main className="activation">
      <div className="activation-head">
        <p>{s('product')}</p>
        <LanguageSelect edged />
      </div>
      <h1>{t('activate.title')}</h1>
      {token === null && <InvalidLink />}
      {isDelayed && (
        <div role="status">
          <span className="aloud">{t('activate.looking')}</span>
          <Skeleton width="100%" height={240} />
        </div>
      )}
      {problem && (
        <>
          <Problem problem={problem} onRetry={problem.status === 0 || problem.status >= 500 ? reload : undefined} />
          <ToSignIn />
        </>
      )}
      {token !== null && seen && <Steps key={token} token={token} seen={seen} />}
    </main>
  );
}

function InvalidLink() {
  const t = useT('account');
  return (
    <section className="activation-card">
      <p>{t('activate.noLink')}</p>
      <p className="field-hint">{t('activate.noLinkNext')}</p>
      <ToSignIn />
    </section>
  );
}

function ToSignIn() {
  const t = useT('account');
  const [, navigate] = useLocation();
  return (
    <div className="sheet-actions">
      <Button onClick={() => navigate('/sign-in', { replace: true })}>{t('activate.goSignIn')}</Button>
    </div>
  );
}

/** Reads what the link is for without consuming it. */
function useInvitation(token: string | null) {
  const [seen, setSeen] = useState<ActivationSeen | null>(null);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const loadInvitation = useCallback(async () => {
    if (token === null) return;
    setProblem(null);
    setSeen(null);
    const answer = await api.post('/api/activation/look', { token }, activationSeen);
    if (answer.ok) setSeen(answer.value);
    else setProblem(answer.problem);
  }, [token]);
  useEffect(() => void loadInvitation(), [loadInvitation]);
  return { seen, problem, reload: () => void loadInvitation() };
}

type Step = 'who' | 'method' | 'codes';
const NUMBER: Readonly<Record<Step, number>> = { who: 1, method: 2, codes: 3 };

function Steps({ token, seen }: { readonly token: string; readonly seen: ActivationSeen }) {
  const t = useT('account');
  const [, navigate] = useLocation();
  const [step, setStep] = useState<Step>('who');
  const [who, setWho] = useState<AccountDetails>({ name: seen.name ?? '', email: seen.email ?? '' });
  const [done, setDone] = useState<Activated | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focuses the heading of each step
  useLayoutEffect(() => heading.current?.focus(), [step]);
  const finish = async (methods: object): Promise<ProblemDocument | null> => {
    const answer = await api.post('/api/activation', { token, ...who, ...methods }, activated);
    if (!answer.ok) return answer.problem;
    setDone(answer.value);
    setStep('codes');
    return null;
  };
  const begin = () => {
    if (!done) return;
    sessions.entered(done.me);
    navigate('/', { replace: true });
  };
  return (
    <section className="activation-card">
      <p className="activation-step">{t('activate.step', { step: NUMBER[step] })}</p>
      <h2 ref={heading} tabIndex={-1}>
        {t(step === 'method' ? 'activate.way' : `activate.${step}`)}
      </h2>
      {step === 'who' && <WhoStep seen={seen} who={who} onChange={setWho} onNext={() => setStep('method')} />}
      {step === 'method' && <MethodStep token={token} who={who} onBack={() => setStep('who')} onFinish={finish} />}
      {step === 'codes' && done && <CodesOnce codes={done.recoveryCodes} done={t('activate.enter')} onDone={begin} />}
    </section>
  );
}
