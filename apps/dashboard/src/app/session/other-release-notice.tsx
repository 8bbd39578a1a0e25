import { useSyncExternalStore } from 'react';
import { localProblem } from '../../net/local-problem.ts';
import { otherRelease } from '../../net/other-release.ts';
import { Problem } from '../../ui/problem.tsx';

/**
 * Says above every screen that the page has to be reloaded, since the server is of another release. What is typed stays
 * until the person reloads.
 */
export function OtherReleaseNotice() {
  const isMet = useSyncExternalStore(otherRelease.subscribe, otherRelease.isMet);
  return isMet ? <Problem problem={localProblem('other_protocol')} /> : null;
}
