import type { Me } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { localProblem } from '../../net/local-problem.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Problem } from '../../ui/problem.tsx';
import { TopBar } from './top-bar.tsx';

interface GuardedScreenProps {
  readonly me: Me;
  /** The path of the screen. */
  readonly at: string;
  readonly children: ReactNode;
}

/** A screen. One that fails to render says so below the bar, from where every other screen is one press away. */
export function GuardedScreen({ me, at, children }: GuardedScreenProps) {
  const t = useT('problems');
  const product = useT('session')('product');
  const instead = (again: () => void) => (
    <>
      <TopBar me={me} title={product} tab={t('title.screen_failed')} />
      <main className="page">
        <h1 className="aloud">{t('title.screen_failed')}</h1>
        <ScreenFailed again={again} />
      </main>
    </>
  );
  return (
    <ErrorBoundary at={at} instead={instead}>
      {children}
    </ErrorBoundary>
  );
}

/** Says that something failed to render, with a way out. */
export const ScreenFailed = ({ again }: { again(): void }) => (
  <Problem problem={localProblem('screen_failed')} onRetry={again} />
);
