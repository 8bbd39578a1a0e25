import { type AuditEntry, type AuditPage, auditPage, type Problem } from '@safe-haven/contracts';
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { NO_KEY, type QueryFailed, queries, valueOrThrow } from '../../net/read/queries.ts';
import { useLateAnswer } from '../../net/read/use-late-answer.ts';
import { useRemoveOnUnmount } from '../../net/read/use-read.ts';

export interface Trail {
  readonly entries: readonly AuditEntry[] | null;
  readonly more: boolean;
  /** The current query has no answer yet. */
  readonly waiting: boolean;
  readonly loadingMore: boolean;
  readonly problem: Problem | null;
  refetch(): void;
  loadMore(): void;
}

/** The trail of a query, newest first, loaded page by page; null sends no request. */
export function useTrail(query: string | null): Trail {
  const queryKey = query === null ? NO_KEY : endpoints.audit(query, null).key;
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
      placeholderData: keepPreviousData,
      queryFn: async ({ pageParam, signal }) =>
        valueOrThrow(await api.get(endpoints.audit(query ?? '', pageParam).path, auditPage, { signal })),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, refetch, fetchNextPage } = read;
  const waiting = query !== null && (isPending || isPlaceholderData);
  const late = useLateAnswer(waiting ? query : null);
  return {
    entries: query === null || data === undefined ? null : data.pages.flatMap(({ entries }) => entries),
    more: hasNextPage,
    waiting,
    loadingMore: isFetchingNextPage,
    problem: late ?? error?.problem ?? null,
    refetch: () => void refetch(),
    loadMore: () => void fetchNextPage(),
  };
}
