import type { Problem } from '@safe-haven/contracts';
import { notifyManager, type Query, QueryClient, type QueryFilters, type QueryKey } from '@tanstack/react-query';
import { type Answer, type Schema, unreadableAnswer } from '../api.ts';
import { isUnanswered, onReconnected } from '../connection.ts';
import { RETRY_MS } from '../use-again.ts';

// Updates are delivered in a microtask: the default timer would only add delay.
notifyManager.setScheduler(queueMicrotask);

/**
 * The query cache. Entries live as long as they are shown (`gcTime`, and `useRead` on unmount), `api` retries, and the
 * server announces changes: no refetch on focus, and requests are sent whatever `navigator.onLine` says.
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
      refetchInterval: (query) => againMs(query),
    },
  },
});

/** Interval at which a past that is being loaded is asked for, ms: each answer says how far it is. */
const LOADING_MS = 1_000;

function againMs(query: Query): number | false {
  if (isToAskAgain(query)) return navigator.onLine ? RETRY_MS : false;
  return problemOf(query)?.code === 'history_loading' ? LOADING_MS : false;
}

const problemOf = ({ state: { error } }: Query): Problem | null =>
  error instanceof QueryFailed ? error.problem : null;

/** What the server can't answer now, and can in a moment: its log is away, or it has not read that far. */
const PASSING: ReadonlySet<string> = new Set(['store_unavailable', 'not_there_yet']);

/** Whether the same request may have an answer in a moment: the last was lost, or the server could not give one. */
export const mayPass = (problem: Problem): boolean => isUnanswered(problem) || PASSING.has(problem.code);

function isToAskAgain(query: Query): boolean {
  const problem = problemOf(query);
  return problem !== null && mayPass(problem);
}

/** Queries without an answer are sent again as soon as the connection may be back: their requests may have gone with it. */
const refetchUnanswered = () =>
  void refetchAll({ predicate: (query) => isToAskAgain(query) || query.state.status === 'pending' });
addEventListener('online', refetchUnanswered);
onReconnected(refetchUnanswered);

/** The key of a disabled query. */
export const NO_KEY = ['nothing'] as const;

/** The error of a failed query, with its problem. */
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
 * Refetches the active queries under a key prefix; resolves with their answers. Pending requests are cancelled, since
 * they may be older than the change; their callers get the newer answer.
 */
export const refetch = (queryKey: QueryKey): Promise<void> => refetchAll({ queryKey });

function refetchAll(filters: QueryFilters): Promise<void> {
  const active: QueryFilters = { ...filters, type: 'active' };
  // The library cancels only those that already have data.
  for (const query of queries.getQueryCache().findAll(active))
    if (query.state.data === undefined) void query.cancel({ silent: true });
  return queries.refetchQueries(active);
}

/** Whether the answer is shown only after a second factor. */
export const isWithheld = (error: unknown): boolean =>
  error instanceof QueryFailed && error.problem.code === 'second_factor_needed';

/** Refetches whatever is shown only after a second factor, once that was shown. */
export const refetchWithheld = (): Promise<void> =>
  refetchAll({ predicate: ({ state: { error } }) => isWithheld(error) });
