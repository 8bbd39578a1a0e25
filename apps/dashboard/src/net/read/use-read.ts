import type { Problem } from '@safe-haven/contracts';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api, type Schema } from '../api.ts';
import { type Address, NIGHT } from './addresses.ts';
import { followNight } from './night.ts';
import { NO_KEY, parsedBy, queries, type Refused, readAgain, valueIn } from './queries.ts';

export interface Read<T> {
  /** The newest answer; it stays while another is awaited, and when that one fails. */
  readonly value: T | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** Asks the same again. */
  again(): void;
  /** The same; resolves when the answer, or that there is none, is there. */
  reload(): Promise<void>;
}

interface ReadOptions {
  /** At least this far in the log. */
  readonly position?: () => string;
  /** Another address is another thing: what stood at the one before is not shown meanwhile. */
  readonly alone?: boolean;
}

/** What comes as it is: whoever shows it reads it by a schema, each by their own. */
const asItCame: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) };

/** What stands at an address, kept in memory as long as it is shown; null asks nothing. What is of this night is live. */
export function useRead<T>(
  address: Address | null,
  schema: Schema<T>,
  { position, alone = false }: ReadOptions = {},
): Read<T> {
  const { path, key } = address ?? { path: null, key: NO_KEY };
  const query = useQuery<unknown, Refused, T>(
    {
      queryKey: key,
      enabled: path !== null,
      queryFn: async ({ signal }) =>
        valueIn(await api.get(path!, asItCame, { signal, ...(position && { position: position() }) })),
      select: useCallback((body: unknown) => parsedBy(schema, body), [schema]),
    },
    queries,
  );
  useForgotten(key);
  const isLive = key[0] === NIGHT[0];
  useEffect(() => (isLive ? followNight() : undefined), [isLive]);
  const { of, value, problem } = useSettled(query, path, alone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key is its path
  const reload = useCallback(() => readAgain(key), [path]);
  const again = useCallback(() => void reload(), [reload]);
  return { value: path === null ? null : value, waiting: path !== null && of !== path, problem, again, reload };
}

/** What is no longer shown by anybody is gone at once, and not after a while. To be called after the query's own hook. */
export function useForgotten(queryKey: readonly string[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key is its path
  useEffect(() => () => queries.removeQueries({ queryKey, exact: true, type: 'inactive' }), [queryKey.at(-1)]);
}

interface Settled<T, Of> {
  /** What it is the answer to; null: nothing was answered yet. */
  readonly of: Of | null;
  readonly value: T | null;
  readonly problem: Problem | null;
}

const UNSETTLED = { of: null, value: null, problem: null };

/** The last answer or problem of a query, while another is awaited too: the value stays where the next one fails. */
export function useSettled<T, Of>(query: UseQueryResult<T, Refused>, of: Of, alone = false): Settled<T, Of> {
  const settled = useRef<Settled<T, Of>>(UNSETTLED);
  if (alone && settled.current.of !== of) settled.current = UNSETTLED;
  if (query.status !== 'pending')
    settled.current = {
      of,
      value: query.data ?? settled.current.value,
      problem: query.error?.problem ?? null,
    };
  return settled.current;
}
