import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { useT } from '../../locales/use-t.ts';
import { isUnanswered } from '../../net/connection.ts';
import { sessions } from '../../net/session/session.ts';
import { Problem } from '../../ui/problem.tsx';

const RETRY_MS = 5_000;

/**
 * Shown when the server can't be reached on load: why, that no board is stored, and a retry. It also retries by itself.
 */
export function Unreachable({ problem }: { readonly problem: ProblemDocument }) {
  const t = useT('look');
  const unanswered = isUnanswered(problem);
  useEffect(() => {
    const refetch = () => void sessions.refresh();
    const timer = setInterval(refetch, RETRY_MS);
    addEventListener('online', refetch);
    return () => {
      clearInterval(timer);
      removeEventListener('online', refetch);
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
