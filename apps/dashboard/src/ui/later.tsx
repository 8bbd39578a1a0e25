import type { ComponentType } from 'react';
import { withTexts } from '../locales/load-namespaces.ts';
import type { Namespace } from '../locales/resources.ts';
import { fetched, type Load } from './aside.tsx';
import { Problem } from './problem.tsx';

/**
 * A part whose script is fetched when it is first shown, together with the texts it names: all that it and what it is
 * made of say, beyond those of the first paint. Where it does not arrive, that is said in its place, and the way out is
 * to load the page again: browsers remember a script that failed.
 */
export const later = <P extends object>(load: Load<P>, namespaces: readonly Namespace[]): ComponentType<P> =>
  fetched(withTexts(load, namespaces), NotArrived);

const offline = { type: 'about:blank', title: 'offline', status: 0, code: 'offline' };

function NotArrived() {
  return (
    <div className="page">
      <Problem problem={offline} onRetry={() => location.reload()} />
    </div>
  );
}
