import type { ComponentType } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';
import { localProblem } from '../net/local-problem.ts';
import { type Load, lazyWithFallback } from './lazy-optional.tsx';
import { Problem } from './problem.tsx';

/**
 * A component that is loaded when it is first rendered, with the namespaces that it and its children use beyond those of
 * the first paint. While it is late or fails to load, a problem with a reload button is shown: browsers keep a module that
 * hangs, and some keep a failed one.
 */
export const later = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  lazyWithFallback(withTexts(load, namespaces), LoadFailed, undefined, LoadLate);

const offline = localProblem('offline');
const partLate = localProblem('part_late');

function LoadFailed() {
  return (
    <div className="page">
      <Problem problem={offline} onRetry={() => location.reload()} />
    </div>
  );
}

const LoadLate = () => (
  <div className="page">
    <Problem problem={partLate} />
  </div>
);
