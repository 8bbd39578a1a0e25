import { type FindReason, rulesAsTold } from '@safe-haven/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../net/api.ts';
import { queries, valueOrThrow } from '../../../net/read/queries.ts';
import { useRemoveOnUnmount } from '../../../net/read/use-read.ts';

/** The debounce of the preview, ms. */
const PAUSE_MS = 300;

/**
 * What Find will show for the shelter with the rules in the form, computed by the server; null: not loaded. The last
 * result is kept while the next is pending or fails.
 */
export function useFindPreview(
  shelterId: string,
  rules: Readonly<Record<string, unknown>>,
): readonly FindReason[] | null {
  const rulesJson = usePaused(JSON.stringify(rules));
  const queryKey = ['other', `rules-as-told ${shelterId} ${rulesJson}`] as const;
  const path = `/api/shelters/${encodeURIComponent(shelterId)}/rules-as-told`;
  const queryFn = async () => valueOrThrow(await api.post(path, { rules: JSON.parse(rulesJson) }, rulesAsTold));
  const { data } = useQuery({ queryKey, queryFn, placeholderData: keepPreviousData }, queries);
  useRemoveOnUnmount(queryKey);
  return data?.reasons ?? null;
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
