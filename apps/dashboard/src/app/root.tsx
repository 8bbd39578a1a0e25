import type { ReactNode } from 'react';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { ScreenFailed } from './shell/guarded-screen.tsx';

/** The whole page. What fails to render outside of the screens says so as they do, instead of leaving it empty. */
export const Root = ({ children }: { readonly children: ReactNode }) => (
  <ErrorBoundary
    instead={(again) => (
      <main className="page">
        <ScreenFailed again={again} />
      </main>
    )}
  >
    {children}
  </ErrorBoundary>
);
