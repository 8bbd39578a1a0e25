import { type ComponentType, lazy, Suspense } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';

export type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/**
 * A part whose script is fetched when it is first shown, with its texts; what nobody asked for and nobody misses: where its
 * script does not arrive, nothing stands in its place.
 */
export const aside = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  fetched(withTexts(load, namespaces), () => null);

/** A part that is fetched when it is first shown, and what stands in its place where it does not arrive. */
export function fetched<P extends object>(load: Load<P>, otherwise: ComponentType<P>): ComponentType<P> {
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
