import type { Problem as ProblemDocument } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Problem } from '../../ui/problem.tsx';
import { sessions } from '../session/session.ts';

const AGAIN_MS = 5_000;
/** Problems of the line, and not of what the server thinks of us. */
const NO_LINE: readonly string[] = ['offline', 'timed_out'];

/**
 * In place of everything when the page was loaded and the server can't be reached: why, that no board was kept, and the
 * way out. It looks again by itself.
 */
export function Unreachable({ problem }: { readonly problem: ProblemDocument }) {
  const t = useT('look');
  const noLine = NO_LINE.includes(problem.code);
  useEffect(() => {
    const again = () => void sessions.refresh();
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, []);
  return (
    <main className="page">
      <Problem problem={problem} ownWay={noLine} onRetry={() => void sessions.refresh()}>
        {noLine && <p>{t('live.reloaded')}</p>}
      </Problem>
    </main>
  );
}
