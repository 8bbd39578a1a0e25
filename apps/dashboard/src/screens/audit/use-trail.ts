import { type AuditEntry, auditPage, type Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../net/api.ts';

interface Known {
  readonly entries: readonly AuditEntry[];
  /** What to ask for next; null: that was all. */
  readonly next: string | null;
  readonly query: string;
}

export interface Trail {
  readonly entries: readonly AuditEntry[] | null;
  readonly more: boolean;
  /** An answer to this very question is awaited. */
  readonly waiting: boolean;
  readonly loadingMore: boolean;
  readonly problem: Problem | null;
  again(): void;
  loadMore(): void;
}

const url = (query: string, before: string | null): string => {
  const asked = new URLSearchParams(query);
  if (before !== null) asked.set('before', before);
  return `/api/audit?${asked}`;
};

/** The trail for a query, newest first, page after page; null asks nothing. */
export function useTrail(query: string | null): Trail {
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const newest = useRef(query);
  newest.current = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (query === null) return;
    const asked = new AbortController();
    setProblem(null);
    setLoadingMore(false);
    void api.get(url(query, null), auditPage, { signal: asked.signal }).then((answer) => {
      if (asked.signal.aborted) return;
      if (answer.ok) setKnown({ ...answer.value, query });
      else setProblem(answer.problem);
    });
    return () => asked.abort();
  }, [query, attempt]);
  const loadMore = useCallback(async () => {
    if (!known?.next || loadingMore) return;
    setLoadingMore(true);
    setProblem(null);
    const answer = await api.get(url(known.query, known.next), auditPage);
    // Another question was asked in the meantime: this answer belongs to no list.
    if (newest.current !== known.query) return;
    setLoadingMore(false);
    if (answer.ok)
      setKnown({ ...answer.value, query: known.query, entries: [...known.entries, ...answer.value.entries] });
    else setProblem(answer.problem);
  }, [known, loadingMore]);
  return {
    entries: query === null ? null : (known?.entries ?? null),
    more: known?.next != null,
    waiting: query !== null && problem === null && known?.query !== query,
    loadingMore,
    problem,
    again: () => setAttempt((n) => n + 1),
    loadMore: () => void loadMore(),
  };
}
