import { type Problem, type Trends, type TrendsQuery, trends } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../../net/api.ts';
import { urlOf } from './query.ts';

export interface TrendsRead {
  /** The newest answer; it stays while another is awaited. */
  readonly trends: Trends | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
  again(): void;
}

/** The answer to a query; null asks nothing. */
export function useTrends(query: TrendsQuery | null): TrendsRead {
  const url = query === null ? null : urlOf(query);
  const [read, setRead] = useState<{ trends: Trends | null; problem: Problem | null; url: string | null }>({
    trends: null,
    problem: null,
    url: null,
  });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (url === null) return;
    const asked = new AbortController();
    void api.get(url, trends, { signal: asked.signal }).then((answer) => {
      if (asked.signal.aborted) return;
      setRead((known) =>
        answer.ok ? { trends: answer.value, problem: null, url } : { ...known, problem: answer.problem, url },
      );
    });
    return () => asked.abort();
  }, [url, attempt]);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  return {
    trends: url === null ? null : read.trends,
    waiting: url !== null && read.url !== url,
    problem: read.problem,
    again,
  };
}
