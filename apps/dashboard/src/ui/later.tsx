import type { ComponentType } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';
import { localProblem } from '../net/local-problem.ts';
import { type Load, lazyWithFallback } from './lazy-optional.tsx';
import { Problem } from './problem.tsx';

/**
 * A component that is loaded when it is first rendered, with the namespaces that it and its children use beyond those of
 * the first paint. While it fails to load, a problem with a reload button is shown: some browsers keep a failed module.
 */
export const later = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  lazyWithFallback(withTexts(load, namespaces), LoadFailed);

const offline = localProblem('offline');

function LoadFailed() {
  return (
    <div className="page">
      <Problem problem={offline} onRetry={() => location.reload()} />
    </div>
  );
}
