import { type FoundPlaces, type FoundShelter, type Problem, type RequestView, searchRead } from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../net/api.ts';
import { type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useLateAnswer } from '../../net/read/use-late-answer.ts';
import { useLastResult, useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { withRetries } from '../../net/with-retries.ts';

const MAX_SHELTERS = 200;

interface SheltersFor {
  /** Null until loaded. Those of the request before stay until the answer to a change: the form stays open. */
  readonly shelters: readonly FoundShelter[] | null;
  readonly problem: Problem | null;
  refetch(): void;
}

/** The shelters that match a request as it is now, by the rules of Find. */
export function useSheltersFor({ party, criteria }: Pick<RequestView, 'party' | 'criteria'>): SheltersFor {
  const ask = { party, needs: criteria?.needs ?? {}, from: criteria?.from ?? null, limit: MAX_SHELTERS };
  const search = JSON.stringify(ask);
  const queryKey = ['other', `shelters for ${search}`] as const;
  const query = useQuery<FoundPlaces, QueryFailed>(
    {
      queryKey,
      queryFn: async ({ signal }) =>
        valueOrThrow(
          await withRetries(() => api.post(searchRead.path, ask, searchRead.answer, { signal }), { signal }),
        ),
    },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  const { answered, value, problem } = useLastResult(query, search);
  const late = useLateAnswer(answered === search ? null : search);
  return {
    shelters: value && [...value.takes.shelters, ...value.takesIf.shelters],
    problem: late ?? problem,
    refetch: () => void refetch(queryKey),
  };
}
