import { useT } from '../../locales/use-t.ts';
import { useLateAnswer } from '../../net/read/use-late-answer.ts';
import { sessions } from '../../net/session/session.ts';
import { useWaited } from '../../net/use-waited.ts';
import { Problem } from '../../ui/problem.tsx';

const SHOW_AFTER_MS = 600;

/** Shown while the session is being loaded: nothing at first, then a text, and a retry once the answer is late. */
export function Connecting() {
  const t = useT('look');
  const isLong = useWaited('session', SHOW_AFTER_MS);
  const late = useLateAnswer('session');
  return (
    <main className="page">
      <p role="status">{isLong && !late ? t('live.connecting') : ''}</p>
      {late && <Problem problem={late} onRetry={() => void sessions.refresh()} />}
    </main>
  );
}
