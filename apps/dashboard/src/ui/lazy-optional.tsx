import { type ComponentType, lazy, type ReactNode, Suspense, useCallback, useState, useSyncExternalStore } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import { PART_LATE_MS } from '../locales/part-late.ts';
import type { Namespace } from '../locales/resources.ts';
import { listeners } from '../net/listeners.ts';
import { useAgain } from '../net/use-again.ts';
import { useWaited } from '../net/use-waited.ts';
import { ErrorBoundary } from './error-boundary.tsx';

export type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/**
 * A component that is loaded with its texts when it is first rendered; until then `waiting` is shown. For optional
 * parts: while it is late or fails to load, and where it fails to render, nothing is shown.
 */
export function lazyOptional<P extends object>(
  load: Load<P>,
  namespaces: readonly Namespace[],
  waiting?: ReactNode,
): ComponentType<P> {
  const Part = lazyWithFallback(withTexts(load, namespaces), () => null, waiting);
  return (props: P) => (
    <ErrorBoundary instead={() => null}>
      <Part {...props} />
    </ErrorBoundary>
  );
}

/**
 * A component that is loaded when it is first rendered. Where it fails to load, `Fallback` is shown until it has arrived:
 * it is asked for again, as any lost answer is. One that is late has `Late` in place of `waiting`, and is still used.
 */
export function lazyWithFallback<P extends object>(
  load: Load<P>,
  Fallback: ComponentType<P>,
  waiting?: ReactNode,
  Late = Fallback,
): ComponentType<P> {
  const arrived = listeners();
  let Part: ComponentType<P> = lazy(() => load().catch(() => ({ default: Failed })));
  const again = async () => {
    Part = (await load()).default;
    arrived.call();
  };
  function Failed(props: P) {
    useLoadedAgain(again);
    return <Fallback {...props} />;
  }
  return function Later(props: P) {
    const Current = useSyncExternalStore(arrived.add, () => Part);
    return (
      <Suspense fallback={<Waiting late={<Late {...props} />}>{waiting}</Waiting>}>
        <Current {...props} />
      </Suspense>
    );
  };
}

/** In place of a part that is on its way: its children, and `late` once it is. */
export const Waiting = ({ late, children }: { readonly late: ReactNode; readonly children?: ReactNode }): ReactNode =>
  useWaited('part', PART_LATE_MS) ? late : children;

/** Loads a part again and again while the component is shown. */
function useLoadedAgain(load: () => Promise<void>): void {
  const [failure, setFailure] = useState({});
  useAgain(
    failure,
    useCallback(() => void load().catch(() => setFailure({})), [load]),
  );
}
