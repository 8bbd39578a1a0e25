import { type FoundHouse, type FoundPlaces, found, type Problem, type RequestView } from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../net/api.ts';
import { type QueryFailed, queries, valueOrThrow } from '../../net/read/queries.ts';
import { useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { withRetries } from '../../net/with-retries.ts';

const MAX_SHELTERS = 200;

/** The shelters that match a request as it is now, by the rules of Find; null until loaded. */
export function useSheltersFor({ party, criteria }: Pick<RequestView, 'party' | 'criteria'>): {
  readonly shelters: readonly FoundHouse[] | null;
  readonly problem: Problem | null;
} {
  const ask = { party, needs: criteria?.needs ?? {}, from: criteria?.from ?? null, limit: MAX_SHELTERS };
  const queryKey = ['other', `shelters for ${JSON.stringify(ask)}`] as const;
  const { data, error } = useQuery<FoundPlaces, QueryFailed>(
    {
      queryKey,
      queryFn: async ({ signal }) =>
        valueOrThrow(await withRetries(() => api.post('/api/find', ask, found, { signal }), { signal })),
    },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  return { shelters: data ? [...data.takes.houses, ...data.takesIf.houses] : null, problem: error?.problem ?? null };
}
