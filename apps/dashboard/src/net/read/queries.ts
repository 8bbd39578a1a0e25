import type { Problem } from '@safe-haven/contracts';
import { notifyManager, QueryClient, type QueryKey } from '@tanstack/react-query';
import { type Answer, garbled, type Schema } from '../api.ts';

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

/** The key of nothing: what is asked for is not known yet. */
export const NO_KEY = ['nothing'] as const;

/** A problem in place of an answer, in the form in which a query fails. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The value of an answer; throws its problem. */
export function valueIn<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Refused(answer.problem);
  return answer.value;
}

/** What a body says by a schema; throws where it can't be read by it. */
export function parsedBy<T>(schema: Schema<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refused(garbled);
  return parsed.data;
}

/**
 * Reads again what is on the screen under a key, or under any that begins with it; resolves when the answer is there. What
 * is under way is dropped, for it may be older than the occasion; whoever waits for it waits for the newer one.
 */
export function readAgain(queryKey: QueryKey): Promise<void> {
  // The library itself drops only what has an older answer to show meanwhile.
  for (const query of queries.getQueryCache().findAll({ queryKey, type: 'active' }))
    if (query.state.data === undefined) void query.cancel({ silent: true });
  return queries.refetchQueries({ queryKey, type: 'active' });
}
