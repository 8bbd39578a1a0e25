import {
  type Problem,
  type ReplayChange,
  type ReplayChanges,
  type ReplayView,
  replayChanges,
} from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useLastResult, useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { firstLook } from './first-look.ts';
import type { Stretch } from './time/span.ts';

export interface Changes {
  /** Oldest first. */
  readonly all: readonly ReplayChange[];
  readonly problem: Problem | null;
  again(): void;
}

/** A line of time can't show more. */
const MOST_PAGES = 10;

/** What changed in one's own houses in a stretch of time, as a view shows it. */
export function useChanges({ start, end }: Stretch, view: ReplayView): Changes {
  // What lies at the very start belongs to it, and what lies at its end to the next one.
  const query = { from: new Date(start - 1).toISOString(), to: new Date(end - 1).toISOString(), view };
  const { key, path } = endpoints.replayChanges(query);
  const read = useQuery<readonly ReplayChange[], QueryFailed>(
    {
      queryKey: key,
      queryFn: async ({ signal }) => {
        const all: ReplayChange[] = [];
        for (let pages = 0, from: string | null = query.from; from !== null && pages < MOST_PAGES; pages++) {
          const { path } = endpoints.replayChanges({ ...query, from });
          const page: ReplayChanges = valueOrThrow(
            await firstLook(() => api.get(path, replayChanges, { signal }), signal),
          );
          all.push(...page.changes);
          from = page.next;
        }
        return all;
      },
    },
    queries,
  );
  useRemoveOnUnmount(key);
  const { of, value, problem } = useLastResult(read, path);
  return { all: of === path ? (value ?? []) : [], problem, again: () => void refetch(key) };
}
