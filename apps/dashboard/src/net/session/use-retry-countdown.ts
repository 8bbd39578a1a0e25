import type { Problem } from '@safe-haven/contracts';
import { useEffect, useState } from 'react';

/** Remaining seconds of the `Retry-After` after too many attempts; 0: none. */
export function useRetryCountdown(problem: Problem | null): number {
  const seconds = problem?.code === 'try_later' ? Math.max(1, Math.ceil(Number(problem['retryAfter'] ?? 1))) : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!problem || seconds === 0) return setLeft(0);
    const end = Date.now() + seconds * 1_000;
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)));
    count();
    const timer = setInterval(count, 1_000);
    return () => clearInterval(timer);
  }, [problem, seconds]);
  return left;
}
