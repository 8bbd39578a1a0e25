import { type ComponentType, lazy, Suspense } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';

export type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/** A component that is loaded with its texts when it is first rendered. For optional parts: if it fails to load, nothing is shown. */
export const lazyOptional = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  lazyWithFallback(withTexts(load, namespaces), () => null);

/** A component that is loaded when it is first rendered; `fallback` is shown if it fails to load. */
export function lazyWithFallback<P extends object>(load: Load<P>, fallback: ComponentType<P>): ComponentType<P> {
  const Part = lazy<ComponentType<P>>(() => load().catch(() => ({ default: fallback })));
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level, never during a render
  return function Later(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
