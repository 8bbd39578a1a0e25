import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { useT } from '../../locales/use-t.ts';
import { isUnanswered } from '../../net/connection.ts';
import { sessions } from '../../net/session/session.ts';
import { Problem } from '../../ui/problem.tsx';

const RETRY_MS = 5_000;

/**
 * In place of everything when the page was loaded and the server can't be reached: why, that no board was kept, and the
 * way out. It looks again by itself.
 */
export function Unreachable({ problem }: { readonly problem: ProblemDocument }) {
  const t = useT('look');
  const unanswered = isUnanswered(problem);
  useEffect(() => {
    const again = () => void sessions.refresh();
    const timer = setInterval(again, RETRY_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, []);
  return (
    <main className="page">
      <Problem problem={problem} hasOwnNextStep={unanswered} onRetry={() => void sessions.refresh()}>
        {unanswered && <p>{t('live.reloaded')}</p>}
      </Problem>
    </main>
  );
}
