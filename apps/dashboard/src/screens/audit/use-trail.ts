import { type AuditEntry, type AuditPage, auditTrailRead, type Problem } from '@safe-haven/contracts';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { endpointOf, get } from '../../net/read/endpoints.ts';
import { NO_KEY, type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useLateAnswer } from '../../net/read/use-late-answer.ts';
import { useLastResult, useRemoveOnUnmount } from '../../net/read/use-read.ts';

export interface Trail {
  /** Of the latest answer, kept while the next one is pending; null: none, or the query failed. */
  readonly entries: readonly AuditEntry[] | null;
  readonly more: boolean;
  /** The current query has no answer yet. */
  readonly waiting: boolean;
  readonly loadingMore: boolean;
  readonly problem: Problem | null;
  /** Sends again what failed or is late. */
  retry(): void;
  loadMore(): void;
}

/** A page of it before an entry; null: from the newest on. */
const trailAt = (query: string, before: string | null) =>
  endpointOf(auditTrailRead, { ...Object.fromEntries(new URLSearchParams(query)), before });

/** The trail of a query, newest first, loaded page by page; null sends no request. */
export function useTrail(query: string | null): Trail {
  const queryKey = query === null ? NO_KEY : trailAt(query, null).key;
  const read = useInfiniteQuery<
    AuditPage,
    QueryFailed,
    InfiniteData<AuditPage, string | null>,
    readonly string[],
    string | null
  >(
    {
      queryKey,
      enabled: query !== null,
      queryFn: async ({ pageParam, signal }) => valueOrThrow(await get(trailAt(query ?? '', pageParam), { signal })),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = read;
  const last = useLastResult(read, query);
  const waiting = query !== null && last.answered !== query;
  const late = useLateAnswer(waiting ? query : null);
  const problem = waiting ? late : last.problem;
  const hasFailed = !waiting && problem !== null && data === undefined;
  return {
    entries: query === null || hasFailed ? null : (last.value?.pages.flatMap(({ entries }) => entries) ?? null),
    more: hasNextPage,
    waiting,
    loadingMore: isFetchingNextPage,
    problem,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch(queryKey)),
    loadMore: () => void fetchNextPage(),
  };
}
