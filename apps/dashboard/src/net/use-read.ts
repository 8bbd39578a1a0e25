import type { Problem } from '@safe-haven/contracts';
import { useCallback, useEffect, useState } from 'react';
import { api, type Schema } from './api.ts';

export interface Read<T> {
  /** The newest answer; it stays while another is awaited. */
  readonly value: T | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
  /** Asks the same again. */
  again(): void;
}

interface Known<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly url: string | null;
}

/** What stands at an address, kept in memory as long as the screen is there; null asks nothing. */
export function useRead<T>(url: string | null, schema: Schema<T>): Read<T> {
  const [known, setKnown] = useState<Known<T>>({ value: null, problem: null, url: null });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (url === null) return;
    const asked = new AbortController();
    void api.get(url, schema, { signal: asked.signal }).then((answer) => {
      if (asked.signal.aborted) return;
      setKnown((before) =>
        answer.ok ? { value: answer.value, problem: null, url } : { ...before, problem: answer.problem, url },
      );
    });
    return () => asked.abort();
  }, [url, schema, attempt]);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  return { value: known.value, waiting: url !== null && known.url !== url, problem: known.problem, again };
}
