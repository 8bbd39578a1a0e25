import type { Problem } from '@safe-haven/contracts';
import { useAgain } from '../use-again.ts';
import { mayPass } from './queries.ts';

/** Sends a request without an answer again, for what is not sent by the cache: when and how the queries are. Each failure has a problem of its own. */
export const useRetryLost = (problem: Problem | null, retry: () => void): void =>
  useAgain(problem !== null && mayPass(problem) ? problem : null, retry);
