import { type ComponentType, lazy, Suspense } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';
import { Problem } from './problem.tsx';

/**
 * A part whose script is fetched when it is first shown, together with the texts it names: all that it and what it is
 * made of say, beyond those of the first paint. Where it does not arrive, that is said in its place, and the way out is
 * to load the page again: browsers remember a script that failed.
 */
export const later = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  fetched(withTexts(load, namespaces), NotArrived);

/** The same for what nobody asked for and nobody misses: where its script does not arrive, nothing stands in its place. */
export const aside = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  fetched(withTexts(load, namespaces), () => null);

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

function fetched<P extends object>(load: Load<P>, otherwise: ComponentType<P>): ComponentType<P> {
  const Part = lazy<ComponentType<P>>(() => load().catch(() => ({ default: otherwise })));
  // biome-ignore lint/correctness/noComponentHookFactories: called once for a module, never while something is drawn
  return function Later(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

const offline = { type: 'about:blank', title: 'offline', status: 0, code: 'offline' };

function NotArrived() {
  return (
    <div className="page">
      <Problem problem={offline} onRetry={() => location.reload()} />
    </div>
  );
}
