import type { Problem } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { onReconnected } from '../connection.ts';
import { mayPass, RETRY_MS } from './queries.ts';

/** Sends a request without an answer again, for what is not sent by the cache: when and how the queries are. Each failure has a problem of its own. */
export function useRetryLost(problem: Problem | null, retry: () => void): void {
  useEffect(() => {
    if (problem === null || !mayPass(problem)) return;
    const timer = setTimeout(() => navigator.onLine && retry(), RETRY_MS);
    const stop = onReconnected(retry);
    addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      stop();
      removeEventListener('online', retry);
    };
  }, [problem, retry]);
}
