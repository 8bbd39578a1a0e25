import {
  type Problem,
  type ReplayChange,
  type ReplayChanges,
  type ReplayView,
  replayChangesRead,
} from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointOf, get } from '../../net/read/endpoints.ts';
import { type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useLastResult, useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { serverNow } from '../../net/server-time.ts';
import { retryTimeouts } from './retry-timeouts.ts';
import type { TimeRange } from './time/span.ts';

export interface Changes {
  /** Oldest first. */
  readonly all: readonly ReplayChange[];
  readonly problem: Problem | null;
  refetch(): void;
}

/** Limit of pages: the timeline can't show more changes. */
const MAX_PAGES = 10;

/** The changes in one's own shelters in a range of time, as a view shows them. */
export function useChanges({ start, end }: TimeRange, view: ReplayView): Changes {
  // Changes at the start belong to the range, those at its end to the next one.
  const query = { from: new Date(start - 1).toISOString(), to: new Date(end - 1).toISOString(), view };
  const { key, path } = endpointOf(replayChangesRead, query);
  const read = useQuery<readonly ReplayChange[], QueryFailed>(
    {
      queryKey: key,
      queryFn: async ({ signal }) => {
        const all: ReplayChange[] = [];
        // The range may end later today, and an instant to come is refused (RP-7).
        const to = new Date(Math.min(end - 1, serverNow())).toISOString();
        for (let pages = 0, from: string | null = query.from; from !== null && pages < MAX_PAGES; pages++) {
          const asked = endpointOf(replayChangesRead, { ...query, from, to });
          const page: ReplayChanges = valueOrThrow(await retryTimeouts(() => get(asked, { signal }), signal));
          all.push(...page.changes);
          from = page.next;
        }
        return all;
      },
    },
    queries,
  );
  useRemoveOnUnmount(key);
  const { answered: answeredPath, value, problem } = useLastResult(read, path);
  return { all: answeredPath === path ? (value ?? []) : [], problem, refetch: () => void refetch(key) };
}
