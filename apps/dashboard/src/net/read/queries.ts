import type { Problem } from '@safe-haven/contracts';
import { notifyManager, QueryClient, type QueryKey } from '@tanstack/react-query';
import { type Answer, type Schema, unreadableAnswer } from '../api.ts';

// An answer is shown in the turn in which it came; a timer in between would only make everybody wait.
notifyManager.setScheduler(queueMicrotask);

/**
 * What this page has read and shows. Nothing outlives the part that shows it (`gcTime`, and `useRead` on leaving), what
 * is worth another try is tried again by `api` at the server's pace, and what is new the server says: there is no reading
 * again on focus, and none of a device that believes it is offline.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      gcTime: 0,
      staleTime: 0,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      structuralSharing: false,
    },
  },
});

/** The key of a disabled query: its path is not known yet. */
export const NO_KEY = ['nothing'] as const;

/** A problem as the error with which a query fails. */
export class QueryFailed extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The value of an answer; throws its problem. */
export function valueOrThrow<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new QueryFailed(answer.problem);
  return answer.value;
}

/** A body parsed by a schema; throws where it does not match. */
export function parseOrThrow<T>(schema: Schema<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new QueryFailed(unreadableAnswer);
  return parsed.data;
}

/**
 * Refetches the active queries under a key, or under any that begins with it; resolves with their answers. Requests under
 * way are cancelled, since they may be older than the change; callers that await them get the newer answer.
 */
export function refetch(queryKey: QueryKey): Promise<void> {
  // The library itself drops only what has an older answer to show meanwhile.
  for (const query of queries.getQueryCache().findAll({ queryKey, type: 'active' }))
    if (query.state.data === undefined) void query.cancel({ silent: true });
  return queries.refetchQueries({ queryKey, type: 'active' });
}
