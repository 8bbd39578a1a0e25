import { useEffect } from 'react';
import { problemText } from '../../locales/problem-text.ts';
import { useT } from '../../locales/use-t.ts';
import { isUnanswered } from '../../net/connection.ts';
import { type Session, sessions } from '../../net/session/session.ts';
import { Problem } from '../../ui/problem.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';

/** The pause after a failure: on a slow connection an answer may take longer than any interval. */
const RETRY_MS = 5_000;

type UnreachableSession = Extract<Session, { situation: 'unreachable' }>;

/**
 * Shown when the server can't be reached on load: why, that no board is stored, and a retry. It also retries by itself.
 */
export function Unreachable({ session }: { readonly session: UnreachableSession }) {
  const t = useT('look');
  const unanswered = isUnanswered(session.problem);
  useDocumentTitle(problemText(session.problem).title);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is a session of its own, and starts the next retry
  useEffect(() => {
    const refresh = () => void sessions.refresh();
    const timer = setTimeout(refresh, RETRY_MS);
    addEventListener('online', refresh);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', refresh);
    };
  }, [session]);
  return (
    <main className="page">
      <Problem problem={session.problem} hasOwnNextStep={unanswered} onRetry={() => void sessions.refresh()}>
        {unanswered && <p>{t('live.reloaded')}</p>}
      </Problem>
    </main>
  );
}
