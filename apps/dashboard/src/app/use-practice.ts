import { useState } from 'react';
import { useLocation } from 'wouter';

/** Where a practice night begins; while one is played, the paths are those of its screens. */
export const PRACTICE_PATH = '/practice';

/** Whether this page is in a practice night, and how it leaves. */
export function usePractice(): { readonly inside: boolean; leave(): void } {
  const [at, go] = useLocation();
  const [inside, setInside] = useState(at === PRACTICE_PATH);
  if (at === PRACTICE_PATH && !inside) setInside(true);
  return {
    inside,
    leave: () => {
      setInside(false);
      go('/', { replace: true });
    },
  };
}
