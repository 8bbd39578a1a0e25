import { type ReactNode, useEffect } from 'react';
import { useT } from '../locales/use-t.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import { listenForEscTwice, quickExit } from './session/quick-exit.ts';
import { QuickExitButton } from './session/quick-exit-button.tsx';
import { ScreenFailed } from './shell/guarded-screen.tsx';

/** The whole page. What fails to render outside of the screens says so as they do, instead of leaving it empty. */
export const Root = ({ children }: { readonly children: ReactNode }) => (
  <ErrorBoundary instead={(again) => <PageFailed again={again} />}>{children}</ErrorBoundary>
);

/** The program that listened for the quick exit is gone with its screens: it is here too. */
function PageFailed({ again }: { again(): void }) {
  const t = useT('problems');
  useDocumentTitle(t('title.screen_failed'));
  useEffect(() => listenForEscTwice(quickExit), []);
  return (
    <>
      <header className="top">
        <div className="top-screen" />
        <QuickExitButton />
      </header>
      <main className="page">
        <h1 className="aloud">{t('title.screen_failed')}</h1>
        <ScreenFailed again={again} />
      </main>
    </>
  );
}
