import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import {
  knowsPasskeys,
  offerPasskeys,
  type PasskeyAnswer,
  showPasskey,
  stopOffering,
} from '../../net/session/passkeys.ts';
import { sessions } from '../../net/session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { Console } from './console-choice.tsx';

const OPTIONS = '/api/sign-in/passkey/options';
/** The server's ticket expires after five minutes: the autofill request is renewed before. */
const RENEW_MS = 4 * 60_000;

/** Sign-in by passkey: a button, and autofill in the e-mail field. */
export function PasskeySignIn({ console }: { console: Console }) {
  const t = useT('account');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const [round, setRound] = useState(0);
  const enter = async (answer: PasskeyAnswer) => {
    setBusy(true);
    setProblem(await sessions.signIn('/api/sign-in/passkey', { ...answer, console }));
    setBusy(false);
  };
  const latest = useRef(enter);
  latest.current = enter;

  // biome-ignore lint/correctness/useExhaustiveDependencies: offered again in each round
  useEffect(() => {
    let isAborted = false;
    void offerPasskeys(OPTIONS).then((answer) => {
      if (answer && !isAborted) void latest.current(answer);
    });
    const timer = setTimeout(() => setRound((n) => n + 1), RENEW_MS);
    return () => {
      isAborted = true;
      clearTimeout(timer);
    };
  }, [round]);
  useEffect(() => stopOffering, []);

  const press = async () => {
    setBusy(true);
    setProblem(null);
    const response = await showPasskey(OPTIONS);
    if (response.ok) return enter(response.value);
    setBusy(false);
    setProblem(response.problem);
    setRound((n) => n + 1);
  };
  const unknown = !knowsPasskeys();
  return (
    <div className="passkey-sign-in">
      <Button variant={unknown ? 'secondary' : 'primary'} icon={KeyRound} wide busy={busy} onClick={() => void press()}>
        {busy ? t('signIn.asking') : t('signIn.passkey')}
      </Button>
      <p className="field-hint">{t('signIn.passkeyHint')}</p>
      {problem && <Problem problem={problem} />}
    </div>
  );
}
