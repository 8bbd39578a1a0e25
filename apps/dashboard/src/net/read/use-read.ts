import type { Problem } from '@safe-haven/contracts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api, unvalidated } from '../api.ts';
import { type Endpoint, TONIGHT_KEY } from './endpoints.ts';
import { followTonight } from './follow-tonight.ts';
import { NO_KEY, parseOrThrow, type QueryFailed, queries, refetch, valueOrThrow } from './queries.ts';
import { useLateAnswer } from './use-late-answer.ts';

export interface Read<T> {
  /** The latest answer; kept while the next one is pending and if that fails. */
  readonly value: T | null;
  /** The current endpoint has not answered yet. */
  readonly waiting: boolean;
  /** Why the latest request failed, or that its answer is late. */
  readonly problem: Problem | null;
  /** Refetches, without a promise. */
  refetch(): void;
  /** Refetches; resolves when the answer or problem is there. */
  reload(): Promise<void>;
}

interface ReadOptions {
  /** The log position that the answer must include. */
  readonly position?: () => string;
  /** A change of endpoint drops the previous answer instead of showing it meanwhile. */
  readonly resetsOnChange?: boolean;
}

/** The answer of an endpoint, cached while a component shows it; null sends nothing. Queries under `TONIGHT_KEY` are kept current. */
export function useRead<T>(
  endpoint: Endpoint<T> | null,
  { position, resetsOnChange = false }: ReadOptions = {},
): Read<T> {
  const { path, key, answer } = endpoint ?? { path: null, key: NO_KEY, answer: null };
  const query = useQuery<unknown, QueryFailed, T>(
    {
      queryKey: key,
      enabled: path !== null,
      // The cache holds unvalidated bodies: each component parses them by its own schema.
      queryFn: async ({ signal }) =>
        valueOrThrow(await api.get(path!, unvalidated, { signal, ...(position && { position: position() }) })),
      select: useCallback((body: unknown) => parseOrThrow(answer!, body), [answer]),
    },
    queries,
  );
  useRemoveOnUnmount(key);
  const isLive = key[0] === TONIGHT_KEY[0];
  useEffect(() => (isLive ? followTonight() : undefined), [isLive]);
  const { answered, value, problem } = useLastResult(query, path, resetsOnChange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key is its path
  const reload = useCallback(() => refetch(key), [path]);
  const waitsFor = answered === path ? null : path;
  const late = useLateAnswer(waitsFor);
  return {
    value: path === null ? null : value,
    waiting: waitsFor !== null,
    problem: late ?? problem,
    refetch: useCallback(() => void reload(), [reload]),
    reload,
  };
}

/** Removes a query from the cache once no component uses it. Call it after the query's own hook. */
export function useRemoveOnUnmount(queryKey: readonly string[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key is its path
  useEffect(() => () => queries.removeQueries({ queryKey, exact: true, type: 'inactive' }), [queryKey.at(-1)]);
}

interface LastResult<T, Of> {
  /** The path that was answered; null: none yet. */
  readonly answered: Of | null;
  readonly value: T | null;
  readonly problem: Problem | null;
}

const NO_RESULT = { answered: null, value: null, problem: null };

/** The last result of a query, kept while the next is pending; the value is also kept if that fails. */
export function useLastResult<T, Of>(
  query: Pick<UseQueryResult<T, QueryFailed>, 'status' | 'data' | 'error'>,
  answered: Of,
  resetsOnChange = false,
): LastResult<T, Of> {
  const lastResult = useRef<LastResult<T, Of>>(NO_RESULT);
  if (resetsOnChange && lastResult.current.answered !== answered) lastResult.current = NO_RESULT;
  if (query.status !== 'pending')
    lastResult.current = {
      answered,
      value: query.data ?? lastResult.current.value,
      problem: query.error?.problem ?? null,
    };
  return lastResult.current;
}
